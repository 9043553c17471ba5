import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maskedNames } from '../../../electron/core/app/masked-names.ts';
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

  it('mask a name only where it stands by itself', () => {
    const masks = new Map([['dev', 'account 1.1']]);
    expect(maskedNames('dev, device (dev) dev-dev edev', masks)).toBe(
      'account 1.1, device (account 1.1) account 1.1-account 1.1 edev',
    );
  });
});
