import { describe, expect } from 'vitest';
import type { ActivityEntry } from '../../../electron/contract/activity.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { organisationTest, signedInTest as it } from '../../harness/fixtures.ts';
import { askCommand, endOf, printedBy, shownAnswer } from '../../harness/ask-command.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';

const prod = 'payments-prod/ReadOnlyAccess';
const path = '/federation/credentials';
const asking = ['env', 'run'];

async function activity(core: RunningCore): Promise<readonly ActivityEntry[]> {
  const answer = await core.latchkey.commands['activity.get']({});
  if (!answer.ok) throw new Error(answer.failure.sentence);
  return answer.value.entries;
}

/** `env` and `run` of a role, each of which ends so. */
async function ends(core: RunningCore, role = prod): Promise<string[]> {
  return await Promise.all(asking.map((command) => endOf(core, `${command} ${role}`)));
}

describe('env and run', () => {
  it('are reads by a program, called by its name or by ours', async ({ core, role }) => {
    await askCommand(core, `env ${prod}`);
    await askCommand(core, `run ${prod}`, { program: 'make' });
    const entries = (await activity(core)).filter(({ kind }) => kind === 'read-credentials');
    expect(entries.map((entry) => (entry.about === 'role' ? [entry.role, entry.source, entry.outcome] : []))).toEqual([
      [role, { program: 'make' }, 'done'],
      [role, { program: 'latchkey' }, 'done'],
    ]);
    expect(core.notifier.shown.map(({ title }) => title)).toEqual([
      'Production: latchkey read credentials',
      'Production: make read credentials',
    ]);
  });

  it('ask the person for production where they want to be asked, and go on when they agree', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { productionReads: 'ask' } });
    const refused = await ends(core);
    core.notifier.wishes.at(-1)?.onClicked?.();
    expect([...refused.map((said) => said.slice(0, 2)), await endOf(core, `env ${prod}`)]).toEqual([
      '5 ',
      '5 ',
      '0 out',
    ]);
    expect(await endOf(core, 'env payments-dev/ReadOnlyAccess')).toBe('0 out');
  });

  it('end with 5 for a role that AWS does not give any more', async ({ core }) => {
    core.simulator.control.removeAssignment('111122223333', 'ReadOnlyAccess');
    const said = await endOf(core, `env ${prod}`);
    await core.settle();
    expect(said).toMatch(/^5 ReadOnlyAccess in payments-prod is not assigned to you any more\./u);
    // Its account has been read again, and no longer has it.
    expect(await endOf(core, `env ${prod} --renew`)).toMatch(/^9 No role fits “payments-prod\/ReadOnlyAccess”\./u);
  });

  it('end with 4 once the sign-in has ended at AWS, and when the person has signed out', async ({ core }) => {
    core.simulator.control.endSessions();
    const ended = await ends(core);
    await core.settle();
    await askCommand(core, 'logout');
    const out = await ends(core, 'payments-dev/ReadOnlyAccess');
    expect([...ended, ...out].map((said) => said.slice(0, 2))).toEqual(['4 ', '4 ', '4 ', '4 ']);
    expect(await endOf(core, 'doctor')).toBe('0 out');
  });

  organisationTest('end with 4 where nobody has ever signed in', async ({ core }) => {
    expect(await ends(core)).toEqual([
      '4 No roles are known yet. Sign in first: latchkey login.\n',
      '4 No roles are known yet. Sign in first: latchkey login.\n',
    ]);
  });

  it('end with 6 without a connection, when AWS wants a slower pace, and when it answers with errors', async ({
    core,
  }) => {
    core.http.offline = true;
    const offline = await endOf(core, `env ${prod}`);
    core.http.offline = false;
    core.simulator.control.addFault({ kind: 'throttle', path, count: 1 });
    const throttled = await endOf(core, `run ${prod}`);
    core.simulator.control.removeFaults();
    core.simulator.control.addFault({ kind: 'status', status: 503, path });
    await core.advance(2 * minute);
    const failing = await endOf(core, 'env payments-dev/ReadOnlyAccess');
    expect([offline, throttled, failing].map((said) => said.slice(0, 2))).toEqual(['6 ', '6 ', '6 ']);
  });

  it('give what is held while AWS cannot be reached', async ({ core }) => {
    await askCommand(core, `env ${prod}`);
    core.http.offline = true;
    const answers = await Promise.all(asking.map((command) => askCommand(core, `${command} ${prod}`)));
    expect(answers.map(({ next }) => next)).toEqual(['end', 'run']);
  });

  it('end with 6 or 7 while AWS does not answer, within 25 s', async ({ core }) => {
    const release = core.http.hold(path);
    const env = endOf(core, `env ${prod}`);
    const url = endOf(core, 'console payments-dev/ReadOnlyAccess --url');
    await core.settle();
    core.clock.tick(10 * second);
    await core.settle();
    expect(await env).toMatch(/^6 AWS could not be reached\./u);
    core.clock.tick(15 * second);
    expect(await url).toBe('7 There was no answer within 25 seconds. Try again; latchkey doctor may tell why.\n');
    release();
    await core.settle();
  });

  it('wait while the app starts', async ({ core }) => {
    await core.latchkey.stop();
    const next = core.create();
    const starting = next.start();
    const asked = printedBy(core, `env ${prod}`);
    await starting;
    await core.settle();
    expect(await asked).toMatch(/^0 out\n/u);
  });
});

describe('lines that renew', () => {
  it('lead to the address that the settings show, one for shells and one for ssh', async ({ core, role }) => {
    const lines = await printedBy(core, `env ${prod} --renew`);
    const remote = await printedBy(core, `env ${prod} --remote`);
    await printedBy(core, `run ${prod} --renew`);
    const got = await core.latchkey.commands['programs.get']({});
    if (!got.ok) throw new Error(got.failure.sentence);
    const { consumers } = got.value.endpoint;
    expect(consumers.map(({ purpose, role: of }) => [purpose, of])).toEqual([
      ['shell', role],
      ['ssh', role],
    ]);
    const [shell, ssh] = consumers;
    expect([lines.includes(shell?.id ?? '-'), remote.includes(ssh?.id ?? '-')]).toEqual([true, true]);
  });

  it('hold no token for a shell of this computer, and one that is good until it is revoked for another', async ({
    core,
  }) => {
    const lines = await printedBy(core, `env ${prod} --renew`);
    const remote = await printedBy(core, `env ${prod} --remote`);
    const tokens = [...core.files.texts].filter(([name]) => name.endsWith('.token')).map(([, token]) => token);
    expect(tokens.map((token) => [lines.includes(token), remote.includes(token)])).toEqual([
      [false, false],
      [false, true],
    ]);
    const token = /AUTHORIZATION_TOKEN='([^']+)'/u.exec(remote)?.[1] ?? '';
    const id = /credentials\/([0-9a-f-]+)'/u.exec(remote)?.[1] ?? '';
    const isGood = (): boolean => core.endpointServer.desk?.isAdmitted(id, new Secret(token)) === true;
    const before = isGood();
    await core.latchkey.commands['consumer.revoke']({ id });
    expect([before, isGood()]).toEqual([true, false]);
  });

  it('are there for bash, zsh and fish alone', async ({ core }) => {
    const said = await Promise.all(
      ['powershell', 'cmd', 'dotenv'].map((shell) => endOf(core, `env ${prod} --renew --shell ${shell}`)),
    );
    expect(new Set(said)).toEqual(
      new Set(['2 --renew has lines for bash, zsh and fish only. For others, link the role to a profile.\n']),
    );
  });

  it('say that another program has the port', async ({ core }) => {
    core.endpointServer.taken = true;
    expect(await endOf(core, `env ${prod} --renew`)).toMatch(/^1 Another program uses port /u);
  });

  it('are told of in Activity, without the address', async ({ core }) => {
    await askCommand(core, `env ${prod} --remote`);
    const [entry] = await activity(core);
    expect(entry).toMatchObject({
      kind: 'copy-credentials',
      detail: 'renewing-shell',
      source: 'command',
      outcome: 'done',
    });
    expect(JSON.stringify(entry)).not.toContain('127.0.0.1');
  });
});

describe('secrets', () => {
  it('are in no answer but those that hand them out, and in nothing that is kept', async ({ core }) => {
    const handing = [
      `env ${prod}`,
      `run ${prod}`,
      `run ${prod} --renew`,
      `env ${prod} --remote`,
      `console ${prod} --url`,
    ];
    const others = ['status', 'roles', 'accounts', 'links', 'activity', 'doctor'].flatMap((one) => [
      one,
      `${one} --json`,
    ]);
    for (const line of handing) await askCommand(core, line);
    const rest = [
      ...others,
      `env ${prod} --renew`,
      `link ${prod}`,
      `link ${prod} x --way keys --preview`,
      'env zz',
      `console ${prod}`,
    ];
    const printed = await Promise.all(rest.map((line) => printedBy(core, line)));
    await core.settle();
    const tokens = [...core.files.texts].filter(([name]) => name.endsWith('.token')).map(([, token]) => token);
    const secrets = [...core.simulator.control.secrets().map(({ value }) => value), ...tokens];
    const kept = [...core.files.texts].filter(([name]) => !name.endsWith('.token')).map(([, text]) => text);
    const seen = [...printed, ...core.log.lines, ...kept, JSON.stringify(core.latchkey.snapshot())].join('\n');
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
    for (const line of handing) {
      const text = shownAnswer(await askCommand(core, line));
      expect(
        secrets
          .concat(core.simulator.control.secrets().map(({ value }) => value))
          .some((one) => text.includes(encodeURIComponent(one)) || text.includes(one)),
      ).toBe(true);
    }
  });

  it('stay wrapped on their way', async ({ core }) => {
    const answer = await askCommand(core, `env ${prod}`);
    expect([JSON.stringify(answer), String(answer.text)]).toEqual([
      '{"next":"end","stream":"out","code":0,"text":"[secret]"}',
      '[secret]',
    ]);
  });

  it('of a terminal that has ended are worth nothing', async ({ core }) => {
    await askCommand(core, `terminal ${prod}`);
    const id = core.terminals.opened[0]?.script.id ?? '';
    const said = await printedBy(core, `terminal-ended ${id}`);
    const after = await core.latchkey.commands['programs.get']({});
    expect([said, core.terminals.removed, after.ok && after.value.endpoint.consumers]).toEqual(['0 out\n', [id], []]);
  });

  it('are asked for again after a new start', async ({ core }) => {
    await startAgain(core);
    expect(await endOf(core, `env ${prod}`)).toBe('0 out');
  });
});
