import { describe, expect, vi } from 'vitest';
import { minute } from '../../../electron/core/time/instant.ts';
import { organisationTest, signedInTest as it } from '../../harness/fixtures.ts';
import { askCommand, endOf, onTerminal, printedBy } from '../../harness/ask-command.ts';
import { linkProfiles } from '../../harness/link-profile.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const prod = 'payments-prod/ReadOnlyAccess';

/** The newest entry of Activity. */
async function newest(core: RunningCore): Promise<unknown> {
  const answer = await core.latchkey.commands['activity.get']({});
  return answer.ok ? answer.value.entries[0] : answer.failure;
}

/** Each check that is not good, with what to do. */
async function wrong(core: RunningCore): Promise<unknown> {
  const answer = await askCommand(core, 'doctor --json');
  const { ok, checks } = JSON.parse(answer.text.reveal()) as { ok: boolean; checks: { state: string }[] };
  expect(answer).toMatchObject({ code: ok ? 0 : 1, stream: 'out' });
  return checks.filter(({ state }) => state !== 'ok');
}

describe('latchkey console', () => {
  it('opens the console at its home, or at a service and a region, by id, name, nickname or beginning', async ({
    core,
  }) => {
    core.browser.opened.length = 0;
    const lines = ['', '--service lambda', '--service ec2 --region eu-west-1', '--service k8s', '--region us-west-2'];
    const more = [
      ['--service', 'Secrets Manager'],
      ['--service', 'dynamo'],
    ];
    for (const line of lines) await askCommand(core, `console ${prod} ${line}`);
    for (const words of more) await askCommand(core, ['console', prod, ...words]);
    const places = core.browser.opened.map((address) => new URL(address).searchParams.get('Destination'));
    expect(places).toEqual([
      'https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1',
      'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1',
      'https://eu-west-1.console.aws.amazon.com/ec2/v2/home?region=eu-west-1#Instances:',
      'https://eu-west-1.console.aws.amazon.com/eks/home?region=eu-west-1',
      'https://us-west-2.console.aws.amazon.com/console/home?region=us-west-2',
      'https://us-west-2.console.aws.amazon.com/secretsmanager/home?region=us-west-2',
      'https://us-west-2.console.aws.amazon.com/dynamodbv2/home?region=us-west-2',
    ]);
    expect(await newest(core)).toMatchObject({ kind: 'open-console', source: 'command', outcome: 'done' });
  });

  it('prints the address instead, which Activity tells of as of a copied one, and leaves the clipboard alone', async ({
    core,
  }) => {
    core.browser.opened.length = 0;
    const answer = await askCommand(core, `console ${prod} --url --service s3`);
    expect(new URL(answer.text.reveal().trim()).searchParams.get('Destination')).toContain('/s3/home');
    expect([core.clipboard.text, core.browser.opened, core.latchkey.snapshot().clipboard]).toEqual(['', [], null]);
    expect(await newest(core)).toMatchObject({ kind: 'copy-console-link', source: 'command', outcome: 'done' });
    expect(await endOf(core, 'console payments-prod --url')).toMatch(/^9 5 roles fit/u);
  });

  it('says why it does not open', async ({ core }) => {
    core.browser.failing = true;
    expect(await endOf(core, `console ${prod}`)).toBe('1 The browser did not open. Copy the link into any browser.\n');
    core.simulator.control.endSessions();
    expect(await endOf(core, 'console payments-dev/ReadOnlyAccess --url')).toMatch(
      /^4 The sign-in to Northwind has ended/u,
    );
    expect(await newest(core)).toMatchObject({ kind: 'copy-console-link', outcome: 'sign-in-needed' });
  });
});

describe('latchkey terminal and toggle', () => {
  it('ask the app for what the window does', async ({ core, role }) => {
    const toggled = vi.fn();
    core.latchkey.onWindowToggled(toggled);
    expect([await printedBy(core, 'toggle'), toggled.mock.calls.length]).toEqual(['0 out\n', 1]);
    const said = await endOf(core, `terminal ${prod}`);
    expect(await newest(core)).toMatchObject({ kind: 'open-terminal', role, source: 'command' });
    expect(said).toMatch(/^(?:0 out$|1 No terminal could be opened\.)/u);
  });
});

describe('latchkey link and unlink', () => {
  it('write nothing for a preview', async ({ core }) => {
    const before = { ...core.awsFiles.texts };
    await askCommand(core, `link ${prod} mine --preview`);
    expect(core.awsFiles.texts).toEqual(before);
    expect(await printedBy(core, 'links')).toBe('0 out\n');
  });

  it('ask for the digits of a production account where it would be the default', async ({ core }) => {
    const said = [
      await endOf(core, `link ${prod} default`),
      await endOf(core, `link ${prod} default --digits 1234`),
      await endOf(core, `link ${prod} default --digits 3333`),
      await endOf(core, 'link payments-dev/ReadOnlyAccess default'),
    ];
    expect(said).toEqual([
      '2 “default” is what every tool uses where no profile is named, and payments-prod is production. Add --digits with the last four digits of its id.\n',
      '2 These are not the last four digits of payments-prod.\n',
      '0 out',
      '1 This name is linked to ReadOnlyAccess in payments-prod. Unlink it there, or choose another name.\n',
    ]);
    expect(await newest(core)).toMatchObject({
      kind: 'link-profile',
      source: 'command',
    });
  });

  it('say why a name cannot be used', async ({ core }) => {
    const said = await Promise.all(['a b', '[x]', 'n'.repeat(300)].map((name) => endOf(core, ['link', prod, name])));
    for (const sentence of said) expect(sentence).toMatch(/^1 \S.{10,480}\n$/u);
  });

  it('takes out all that are named, or none', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'payments' }], { way: 'process' });
    const said = [
      await endOf(core, 'unlink payments paymnts'),
      await endOf(core, 'unlink something-else'),
      await printedBy(core, 'unlink PAYMENTS payments'),
      await endOf(core, 'unlink payments'),
    ];
    expect(said).toEqual([
      '9 There is no link “paymnts”. Did you mean “payments”? latchkey links lists them.\n',
      '9 There is no link “something-else”. latchkey links lists them.\n',
      '0 out\nUnlinked the profile payments.\n',
      '9 There is no link “payments”. latchkey links lists them.\n',
    ]);
  });
});

describe('latchkey doctor', () => {
  it('finds what is wrong with the clock, and AWS refuses beyond five minutes', async ({ core }) => {
    core.simulator.control.moveClock({ advanceMs: 3 * minute });
    await askCommand(core, `env ${prod}`);
    const few = await wrong(core);
    core.simulator.control.moveClock({ advanceMs: 30 * minute });
    await askCommand(core, 'env payments-dev/ReadOnlyAccess');
    expect([few, await wrong(core)]).toMatchObject([
      [{ check: 'clock', state: 'warn' }],
      [{ check: 'clock', state: 'fail', advice: 'Set the clock, or let the system set it from the network.' }],
    ]);
  });

  it('finds links that are gone or changed, a port of another program, and a sign-in that has ended', async ({
    core,
    role,
  }) => {
    await linkProfiles(core, [{ role, profile: 'gone' }], { way: 'process' });
    Object.assign(core.awsFiles.texts, { config: '' });
    core.endpointServer.taken = true;
    await askCommand(core, `env ${prod} --renew`);
    core.simulator.control.endSessions();
    await askCommand(core, `env ${prod}`);
    await core.settle();
    expect(await wrong(core)).toMatchObject([
      { check: 'sign-in', state: 'fail', advice: 'latchkey login signs in.' },
      { check: 'endpoint', state: 'fail' },
      { check: 'link', state: 'warn', sentence: 'The profile gone is not in the AWS files any more.' },
    ]);
  });

  it('finds that there is no connection', async ({ core }) => {
    core.http.offline = true;
    await core.advance(40 * minute);
    await askCommand(core, `env ${prod}`);
    await core.settle();
    expect(await wrong(core)).toMatchObject([{ check: 'sign-in', state: 'fail' }]);
  });

  organisationTest('finds a keychain that keeps nothing, and files that could not be read', async ({ core }) => {
    core.vault.keptAs = 'memory';
    core.files.unreadable.add('activity.jsonl');
    await askCommand(core, 'activity');
    expect(await endOf(core, 'activity')).toMatch(/^1 Latchkey could not use its folder\./u);
    expect(await wrong(core)).toMatchObject([
      { check: 'sign-in', state: 'warn' },
      { check: 'keychain', state: 'warn' },
    ]);
  });

  it('finds AWS files that cannot be read', async ({ core }) => {
    vi.spyOn(core.awsFiles, 'read').mockResolvedValue({ outcome: 'failed', problem: { why: 'too-large' } });
    const [check] = (await wrong(core)) as { sentence: string }[];
    expect(check).toMatchObject({ check: 'aws-files', state: 'fail' });
    expect(await endOf(core, 'links', onTerminal(80))).toBe(`1 ${check?.sentence ?? ''}\n`);
    expect(await endOf(core, `link ${prod}`)).toBe(`1 ${check?.sentence ?? ''}\n`);
  });
});

describe('latchkey __complete', () => {
  it('knows commands, options, their values, and what words are', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'payments' }], { way: 'process' });
    const of = async (...words: string[]): Promise<string[]> =>
      (await askCommand(core, ['__complete', ...words])).text.reveal().split('\n').slice(0, -1);
    expect({
      commands: await of('l'),
      hidden: [await of('__'), await of('terminal-')],
      nothing: [
        await of('frobnicate', ''),
        await of('env', 'payments-dev/ReadOnlyAccess', ''),
        await of('run', 'x', '--', ''),
      ],
      options: await of('env', '--'),
      notTwice: await of('env', '--renew', '--re'),
      values: await of('env', '--shell', 'z'),
      joined: await of('link', 'x', '--way=s'),
      role: await of('env', '--shell', 'zsh', 'LOG-archive/r'),
      profile: await of('unlink', ''),
      second: await of('link', prod, 'p'),
      organisation: await of('login', 'n'),
      service: await of('console', prod, '--service', 'lam'),
      region: await of('console', prod, '--region', 'eu-w'),
      shells: await of('completion', ''),
      help: await of('help', 'ru'),
      leading: await of('--'),
    }).toEqual({
      commands: ['login', 'logout', 'link', 'links'],
      hidden: [[], []],
      nothing: [[], [], []],
      options: ['--shell', '--renew', '--remote', '--unset', '--organisation', '--help', '--no-colour', '--start'],
      notTwice: ['--remote'],
      values: ['zsh'],
      joined: ['--way=sso'],
      role: ['log-archive/ReadOnlyAccess'],
      profile: ['payments'],
      second: ['payments'],
      organisation: ['Northwind'],
      service: ['lambda'],
      region: ['eu-west-1', 'eu-west-2', 'eu-west-3'],
      shells: ['bash', 'zsh', 'fish', 'powershell'],
      help: ['run'],
      leading: ['--help', '--no-colour', '--start'],
    });
  });
});

describe('latchkey settings', () => {
  it('prints the file that the window exports, with names where they are wanted', async ({ core, role }) => {
    const { organisationId, accountId } = role;
    await core.latchkey.commands['account.label']({ organisationId, accountId, change: { alias: 'Shop' } });
    await core.latchkey.commands['settings.change']({ change: { theme: 'dark' } });
    const printed = [await printedBy(core, 'settings export'), await printedBy(core, 'settings export --names')];
    expect(printed).toEqual([
      `0 out\n${core.latchkey.settingsText(false)}`,
      `0 out\n${core.latchkey.settingsText(true)}`,
    ]);
    expect(printed.map((text) => text.includes('Shop'))).toEqual([false, true]);
  });

  it('imports nothing, and says where a person does', async ({ core }) => {
    expect([await printedBy(core, 'settings import'), await printedBy(core, 'settings exprot')]).toEqual([
      '2 err\nSettings are imported in the window, which shows first what a file would change: Settings › General.\n',
      '2 err\n“exprot” is not known here. Write latchkey settings export.\n',
    ]);
  });
});
