import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { maskedNames } from '../../../electron/core/app/masked-names.ts';
import { askCommand } from '../../harness/ask-command.ts';
import { withoutGuard } from '../../harness/guard.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { organisationIn, readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
beforeEach(async () => {
  core = await startCore();
});
afterEach(() => core.close());

describe('diagnostics', () => {
  it('hold what support asks for, and no secret, name, address or id of an account', async () => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['settings.change']({
      change: { theme: 'dark', profileTemplate: 'mine-{account}-{role}' },
    });
    core.log.recent = () =>
      `Northwind of ${core.simulator.startUrl} by robin@example.com: account payments-prod (111122223333) in /home/robin/.aws, 999988887777\nNorthwinds`;
    const intent = { kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' } as const;
    await core.latchkey.commands['role.perform']({ intent });
    const text = await core.latchkey.diagnostics();
    const made = JSON.parse(text) as Record<string, never>;
    expect({ version: made['version'], settings: made['settings'], log: made['log'] }).toMatchObject({
      version: expect.any(String) as string,
      settings: { theme: 'dark', hasTerminalCommand: false },
      log: [
        expect.stringMatching(
          /^organisation 1 of \[portal of organisation 1\] by \[e-mail\]: account account 1\.\d+ \(account 1\.\d+\) in \/home\/\[user\]\/\.aws, \[account\]$/u,
        ) as string,
        'Northwinds',
      ],
    });
    expect(made['organisations']).toMatchObject([{ name: 'organisation 1', signIn: 'signed-in', accounts: 5 }]);
    const list = await core.latchkey.commands['catalogue.get']({ organisationId });
    const names = list.ok ? list.value.accounts.flatMap(({ id, name, email }) => [id, name, email]) : [];
    const secrets = core.simulator.control.secrets().map(({ value }) => value);
    const { startUrl } = organisationIn(core.latchkey.snapshot());
    const unwanted = [...names, ...secrets, startUrl, 'mine-'].filter((one) => one !== null && text.includes(one));
    expect([secrets.length > 3, names.length > 10, unwanted]).toEqual([true, true, []]);
  });

  it('hold no name that the person gave: neither of an account nor of a linked profile', async () => {
    await core.latchkey.start();
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const { accountId } = role;
    await core.latchkey.commands['account.label']({ organisationId, accountId, change: { alias: 'Merger' } });
    const roles = [{ role, profile: 'big-deal' }];
    const request = { roles, way: 'process', forOldTools: false, prune: false } as const;
    await withoutGuard(core);
    await core.latchkey.commands['links.apply']({ request, digits: null });
    core.awsFiles.texts.config = '';
    core.log.recent = () => 'Merger (big-deal) default';
    const text = await core.latchkey.diagnostics();
    const { checks, log } = JSON.parse(text) as { checks: { check: string; sentence: string }[]; log: string[] };
    expect([log, checks.find(({ check }) => check === 'link')?.sentence, /Merger|big-deal/u.test(text)]).toEqual([
      [expect.stringMatching(/^account 1\.\d \(profile 1\) default$/u)],
      'The profile profile 1 is not in the AWS files any more.',
      false,
    ]);
  });

  it('are printed by latchkey doctor as the window shows them, with nothing that turns a line around', async () => {
    await core.latchkey.start();
    await signIn(core);
    core.log.recent = () => 'one \u202egnp.exe\u009b31m';
    const shown = await core.latchkey.diagnostics();
    const answer = await askCommand(core, 'doctor --diagnostics');
    expect([answer, answer.text.reveal() === shown]).toMatchObject([{ next: 'end', stream: 'out', code: 0 }, true]);
    expect((JSON.parse(shown) as { log: string[] }).log).toEqual(['one \u202egnp.exe\u009b31m']);
    expect(shown).not.toMatch(/[\u009b\u202e]/u);
    const file = await askCommand(core, ['doctor', '--diagnostics', '--file', 'x']);
    expect([file, file.text.reveal()]).toMatchObject([{ code: 2, stream: 'err' }, /writes the file without the app/u]);
  });

  it('and latchkey doctor say whether this is a safe start, and where the log is', async () => {
    const log = Object.assign(new RecordingLog(), { file: '/home/robin/.config/Latchkey/latchkey.log' });
    const careful = await startCore({}, () => ({ log, safeStart: { failedStarts: 3 } }));
    onTestFinished(() => careful.close());
    await Promise.all([core.latchkey.start(), careful.latchkey.start()]);
    const lines = async (one: RunningCore): Promise<string[]> =>
      (await askCommand(one, 'doctor')).text.reveal().split('\n').slice(1, 4);
    expect([await lines(core), await lines(careful)]).toEqual([
      expect.arrayContaining(['ok    Safe start is off: this is an ordinary start.']),
      [
        'warn  Safe start is on: 3 starts before this one ended within a minute, so the stored lists were put aside.',
        '      The next start is an ordinary one; why those before it ended is in the log.',
        'ok    The log is /home/robin/.config/Latchkey/latchkey.log.',
      ],
    ]);
    const text = await careful.latchkey.diagnostics();
    expect(text).toContain('The log is /home/[user]/.config/Latchkey/latchkey.log.');
    expect(JSON.parse(text)).toMatchObject({ safeStart: { failedStarts: 3 } });
  });

  it('mask a name only where it stands by itself', () => {
    const masks = new Map([['dev', 'account 1.1']]);
    expect(maskedNames('dev, device (dev) dev-dev edev', masks)).toBe(
      'account 1.1, device (account 1.1) account 1.1-account 1.1 edev',
    );
  });
});
