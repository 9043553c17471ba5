/** Terminals with a role: what is opened, what is asked before, and what is taken away after. */
import { describe, expect } from 'vitest';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { TerminalScript } from '../../../electron/core/ports/terminals.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

async function open(core: RunningCore, role: Role): Promise<string> {
  const result = await core.latchkey.perform({ kind: 'open-terminal', role }, 'window');
  return result.ok ? 'opened' : `${result.failure.code}: ${result.failure.sentence}`;
}

function scriptOf(core: RunningCore): TerminalScript {
  const script = core.terminals.opened.at(-1)?.script;
  if (script === undefined) throw new Error('No terminal was opened.');
  return script;
}

async function consumers(core: RunningCore): Promise<string[]> {
  const answer = await core.latchkey.commands['programs.get']({});
  return answer.ok ? answer.value.endpoint.consumers.map(({ purpose }) => purpose) : [];
}

const tokenFiles = (core: RunningCore): string[] =>
  [...core.files.texts.keys()].filter((path) => path.endsWith('.token'));

function lastDone(core: RunningCore): unknown {
  return JSON.parse((core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').at(-1) ?? '');
}

/** As somebody does who writes into the settings file. */
function writeIntoSettings(core: RunningCore, terminalCommand: string): void {
  core.settings.change({ terminal: 'own', terminalCommand });
}

describe('a terminal with a role', () => {
  it('has an address of its own, the title, and says where it is and how long', async ({ core, role }) => {
    expect(await open(core, role)).toBe('opened');
    const { id, title, text } = scriptOf(core);
    const variables = Object.fromEntries(
      [...text.matchAll(/^ export (\w+)=(.*)$/gmu)].map(([, name = '', value = '']) => [name, value]),
    );
    expect({ title, variables, consumers: await consumers(core), by: core.terminals.opened[0]?.by }).toEqual({
      title: '◆ payments-prod ReadOnlyAccess',
      variables: {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: expect.stringMatching(
          /^'http:\/\/127\.0\.0\.1:\d+\/credentials\/[0-9a-f-]{36}'$/u,
        ) as string,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: expect.stringMatching(/\/endpoint\/[0-9a-f-]{36}\.token'$/u) as string,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: expect.stringMatching(/^"\$\(cat -- '.*\.token'\)"$/u) as string,
        AWS_REGION: "'us-east-1'",
        AWS_DEFAULT_REGION: "'us-east-1'",
        LATCHKEY_ROLE: "'payments-prod/ReadOnlyAccess'",
      },
      consumers: [`terminal ${id}`],
      by: 'xterm',
    });
    expect(text).toMatch(
      /line='PRODUCTION: ReadOnlyAccess in payments-prod, 111122223333\. Credentials renew by themselves; those held now end at .*\d\d:\d\d\.'/u,
    );
  });

  it('holds no secret in its script', async ({ core, role }) => {
    await open(core, role);
    const tokens = tokenFiles(core).map((path) => core.files.texts.get(path) ?? '');
    const { text } = scriptOf(core);
    expect([tokens.length, tokens.some((token) => text.includes(token)), /ASIA/u.test(text)]).toEqual([
      1,
      false,
      false,
    ]);
  });

  it('is each its own: two are two addresses', async ({ core, role }) => {
    await open(core, role);
    await open(core, role);
    expect([(await consumers(core)).length, new Set(tokenFiles(core)).size]).toEqual([2, 2]);
  });

  it('is in Activity with the program', async ({ core, role }) => {
    await open(core, role);
    expect(lastDone(core)).toMatchObject({ kind: 'open-terminal', detail: 'xterm', source: 'window', outcome: 'done' });
  });

  it('is not opened signed out, nor for a role that AWS refuses', async ({ core, role }) => {
    await withoutGuard(core);
    const nobody = await open(core, { ...role, roleName: 'Nobody' });
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    expect([nobody, await open(core, role), core.terminals.opened, await consumers(core)]).toEqual([
      expect.stringMatching(/^access-denied/u),
      expect.stringMatching(/^sign-in-needed/u),
      [],
      [],
    ]);
  });

  it('is not opened where there is none, nor in one that is not here', async ({ core, role }) => {
    core.terminals.here = [];
    const usual = await open(core, role);
    core.settings.change({ terminal: 'konsole' });
    expect([usual, await open(core, role)]).toEqual([
      'terminal-did-not-open: No terminal could be opened. Choose one in the settings under Terminals and SDKs.',
      'terminal-did-not-open: Konsole is not on this computer. Choose another terminal in the settings under Terminals and SDKs.',
    ]);
  });

  it('that does not start leaves neither an address nor a script', async ({ core, role }) => {
    core.terminals.failing = true;
    expect([
      await open(core, role),
      await consumers(core),
      tokenFiles(core),
      core.terminals.removed.length,
      lastDone(core),
    ]).toEqual([
      'terminal-did-not-open: xterm could not be started. Choose another terminal in the settings under Terminals and SDKs.',
      [],
      [],
      1,
      expect.objectContaining({ detail: 'xterm', outcome: 'terminal-did-not-open' }),
    ]);
  });

  it('that is cancelled while AWS is asked is not opened', async ({ core, role }) => {
    const release = core.http.hold('/federation/credentials');
    const opening = open(core, role);
    await core.settle();
    await core.latchkey.commands['role.cancel']({ role });
    release();
    expect([await opening, core.terminals.opened]).toEqual(['cancelled: Cancelled.', []]);
    await core.settle();
    expect(await consumers(core)).toEqual([]);
  });
});

describe('a terminal that has ended', () => {
  it('without a word has its address revoked at the next start, and its script taken away', async ({ core, role }) => {
    await open(core, role);
    const ended = scriptOf(core).id;
    await open(core, role);
    core.terminals.gone.add(ended);
    const next = await startAgain(core);
    const answer = await next.commands['programs.get']({});
    const left = answer.ok ? answer.value.endpoint.consumers.map(({ purpose }) => purpose) : [];
    expect([left, core.terminals.removed, tokenFiles(core).length]).toEqual([
      [`terminal ${scriptOf(core).id}`],
      [ended],
      1,
    ]);
  });

  it('is swept when the window is called, too, and no other consumer is', async ({ core, role }) => {
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'renewing-shell' }, 'window');
    await open(core, role);
    core.terminals.gone.add(scriptOf(core).id);
    core.latchkey.summoned();
    await core.settle();
    expect(await consumers(core)).toEqual(['shell']);
  });

  it('that was only just opened is left alone', async ({ core, role }) => {
    const [starts, mayStart] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    core.terminals.before = async () => {
      starts.resolve(undefined);
      await mayStart.promise;
    };
    const opening = open(core, role);
    await starts.promise;
    core.latchkey.summoned();
    await core.settle();
    mayStart.resolve(undefined);
    await opening;
    core.latchkey.summoned();
    await core.settle();
    expect(await consumers(core)).toEqual([`terminal ${scriptOf(core).id}`]);
  });
});

describe('a command of the person’s own', () => {
  const line = 'alacritty --title {script}x -e {script}';

  it('is asked about when it is set, and opens terminals from then on', async ({ core, role }) => {
    const set = await core.latchkey.commands['settings.change']({
      change: { terminal: 'own', terminalCommand: ` ${line} ` },
    });
    expect([set.ok, core.settings.read().terminalCommand, core.confirmation.asked[0]?.detail]).toEqual([
      true,
      line,
      expect.stringMatching(/set it yourself\.\n\nalacritty\n {4}--title\n {4}\{script\}x\n {4}-e\n {4}\{script\}$/u),
    ]);
    expect([await open(core, role), core.terminals.opened[0]?.by, core.confirmation.asked.length]).toEqual([
      'opened',
      line,
      1,
    ]);
    expect(lastDone(core)).toMatchObject({ detail: 'alacritty' });
  });

  it('is not set when the person does not agree', async ({ core }) => {
    core.confirmation.agrees = false;
    const set = await core.latchkey.commands['settings.change']({ change: { terminal: 'own', terminalCommand: line } });
    expect([set.ok ? '' : set.failure.code, core.settings.read()]).toEqual([
      'cancelled',
      expect.objectContaining({ terminal: 'usual', terminalCommand: '' }),
    ]);
  });

  it('that was written into the settings file is asked about before it is started', async ({ core, role }) => {
    core.confirmation.agrees = false;
    writeIntoSettings(core, line);
    const refused = await open(core, role);
    core.confirmation.agrees = true;
    expect([refused, await open(core, role), await open(core, role), core.confirmation.asked.length]).toEqual([
      expect.stringMatching(/^terminal-did-not-open: alacritty was not started, since you did not agree/u),
      'opened',
      'opened',
      2,
    ]);
  });

  it('is asked about once more where it is another one by a letter, also after the next start', async ({
    core,
    role,
  }) => {
    await core.latchkey.commands['settings.change']({ change: { terminal: 'own', terminalCommand: line } });
    writeIntoSettings(core, line.replace('alacritty', 'alacritti'));
    core.confirmation.agrees = false;
    await startAgain(core);
    expect([await open(core, role), core.terminals.opened]).toEqual([expect.stringMatching(/not agree/u), []]);
  });

  it('that was taken back is asked about when it comes again', async ({ core }) => {
    const set = async (terminalCommand: string) =>
      core.latchkey.commands['settings.change']({ change: { terminalCommand } });
    await set(line);
    await set('');
    await set(line);
    expect(core.confirmation.asked.length).toBe(2);
  });

  it.for([
    ['where nothing says what to run', 'alacritty', 'not a command line that opens a terminal'],
    ['with an open quote', `alacritty "{script}`, 'not a command line that opens a terminal'],
    ['that a shell reads', 'sh -c {script}', 'A shell would read'],
    ['that a shell reads behind a wrapper', 'env A=b bash -c {script}', 'A shell would read'],
    ['with a command within a word', 'xterm -e "sh {script}"', 'A shell would read'],
    ['of a program that is named by the script', '{script}', 'not a command line that opens a terminal'],
  ] as const)('%s is refused, and nobody is asked', async ([, command, sentence], { core, role }) => {
    const set = await core.latchkey.commands['settings.change']({ change: { terminalCommand: command } });
    writeIntoSettings(core, command);
    expect([set.ok ? '' : set.failure.sentence, await open(core, role), core.confirmation.asked]).toEqual([
      expect.stringContaining(sentence),
      expect.stringContaining(sentence),
      [],
    ]);
  });
});
