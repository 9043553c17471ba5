import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { awsCommand } from '../harness/aws-command.ts';
import { writeRuleSets } from '../harness/rule-sets.ts';
import { runProgram, type Ended, type RunOptions } from '../harness/run-program.ts';
import { isHere, pathOf } from '../harness/shells.ts';
import { until } from '../harness/until.ts';
import { call, signIn, type Desk } from './support/desk.ts';
import { stepsTest } from './support/fixtures.ts';

const aws = awsCommand();
if (aws === undefined)
  console.warn('NOT RUN: AWS CLI 2 is not on this computer, so no lines of latchkey env were used by it.');
isHere('pwsh', 'the lines of latchkey env were not evaluated by PowerShell');

const region = 'us-east-1';
const role = 'payments-dev/ReadOnlyAccess';
const production = 'payments-prod/ReadOnlyAccess';
const arnOf = (accountId: string): RegExp =>
  new RegExp(`^arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}/`, 'u');
const arn = arnOf('111122225555');

/** Asks who it is; nothing but the environment says. */
const whoAmI = `'${aws ?? 'aws'}' sts get-caller-identity --query Arn --output text`;

/** A shell, how it evaluates what is printed, and how it shows a variable. */
const shells = [
  { name: 'bash', words: ['--norc'], evaluate: (line: string) => `eval "$(${line})"` },
  { name: 'zsh', words: ['-f'], evaluate: (line: string) => `eval "$(${line} --shell zsh)"` },
  { name: 'dash', words: [], evaluate: (line: string) => `eval "$(${line})"` },
  { name: 'fish', words: ['--no-config'], evaluate: (line: string) => `${line} --shell fish | source` },
].filter(({ name }) => isHere(name, 'the lines of latchkey env were not evaluated by it'));

const it = stepsTest.extend('page', { scope: 'file' }, async ({ desk, app }): Promise<Page> => {
  await writeRuleSets(desk.home, `${desk.simulator.url}/${region}`);
  return await signIn(app, desk);
});

function environmentOf({ home, simulator }: Desk): Record<string, string> {
  const base = `${simulator.url}/${region}`;
  return {
    HOME: home,
    PATH: `${dirname(launcherPath(home))}:${process.env['PATH'] ?? ''}`,
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_ENDPOINT_URL_STS: base,
  };
}

/** Types the lines into a shell that has read no file. */
function typedInto(desk: Desk, shell: string, words: readonly string[], lines: readonly string[]): Promise<Ended> {
  return runProgram(shell, [...words, '-c', lines.join('\n')], { env: environmentOf(desk), cwd: desk.home });
}

const inBash = (desk: Desk, ...lines: string[]): Promise<Ended> => typedInto(desk, 'bash', ['--norc'], lines);

function latchkey(desk: Desk, words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return runProgram(launcherPath(desk.home), words, { env: environmentOf(desk), cwd: desk.home, ...options });
}

/** What it ends with, and what is said on the error stream. */
async function endOf(desk: Desk, ...words: string[]): Promise<readonly [number | null, string]> {
  const { status, stderr } = await latchkey(desk, words);
  return [status, stderr];
}

describe('latchkey env', () => {
  it.skipIf(aws === undefined).for(shells)(
    'is evaluated by $name, and AWS CLI is the role',
    async ({ name, words, evaluate }, { desk, page }) => {
      expect(page.isClosed()).toBe(false);
      const { stdout, stderr, status } = await typedInto(desk, name, words, [
        evaluate(`latchkey env ${role}`),
        whoAmI,
        evaluate('latchkey env --unset'),
        'echo "left [$AWS_ACCESS_KEY_ID$AWS_SESSION_TOKEN$AWS_REGION]"',
      ]);
      const [who, left] = stdout.split('\n');
      expect({ status, stderr, who, left }).toEqual({
        status: 0,
        stderr: '',
        who: expect.stringMatching(arn) as string,
        left: 'left []',
      });
    },
  );

  it.skipIf(aws === undefined)(
    'gives lines without keys, by which AWS CLI is the role until they are taken out',
    async ({ desk }) => {
      const { stdout, stderr } = await inBash(
        desk,
        `eval "$(latchkey env ${role} --renew)"`,
        'echo "key [${AWS_ACCESS_KEY_ID-}]"',
        whoAmI,
        'eval "$(latchkey env --unset)"',
        'echo "left [${AWS_CONTAINER_CREDENTIALS_FULL_URI-}${AWS_CONTAINER_AUTHORIZATION_TOKEN-}]"',
      );
      expect([stderr, stdout.split('\n')]).toEqual([
        '',
        ['key []', expect.stringMatching(arn) as string, 'left []', ''],
      ]);
    },
  );
});

describe('latchkey run', () => {
  it.skipIf(aws === undefined)('makes AWS CLI the role, and leaves its parent without keys', async ({ desk }) => {
    const { stdout, stderr } = await inBash(
      desk,
      `latchkey run ${role} -- ${whoAmI}`,
      'env | grep -c -e AWS_ACCESS -e AWS_SECRET -e AWS_SESSION -e LATCHKEY_ROLE',
    );
    expect([stderr, stdout.split('\n')]).toEqual(['', [expect.stringMatching(arn) as string, '0', '']]);
  });

  it('ends as its command ends: with its code, by its signal, and with 126 and 127', async ({ desk }) => {
    const ended = await inBash(
      desk,
      ...['true', 'sh -c "exit 42"', "sh -c 'kill -TERM $$'", desk.home, 'no-such-program'].map(
        (command) => `(latchkey run ${role} -- ${command}) 2>/dev/null; echo "$?"`,
      ),
    );
    expect(ended.stdout.split('\n')).toEqual(['0', '42', '143', '126', '127', '']);
  });

  it('is refused production until a button of the notification allows it', async ({ desk, app, page }) => {
    await call(page, 'settings.change', { change: { productionReads: 'ask' } });
    const before = app.notifications().length;
    const refused = await endOf(desk, 'run', production, '--', 'true');
    await until('the notification', () => app.notifications().length > before);
    const asked = app.notifications().at(-1);
    await app.pressNotification(asked?.id ?? 0, 0);
    await app.clock.settle();
    const allowed = await endOf(desk, 'run', production, '--', 'true');
    expect({ title: asked?.title, buttons: asked?.buttons, refused, allowed }).toEqual({
      title: 'Production: node asks for credentials',
      buttons: ['Allow for 15 minutes'],
      refused: [
        5,
        expect.stringMatching(/^payments-prod is production, .* Allow it in the notification, then try again\.\n$/u),
      ],
      allowed: [0, ''],
    });
  });
});

describe('latchkey ends', () => {
  it('with 9 and 2 for words, with 6 and 7 where AWS is not to be had', async ({ desk, app }) => {
    const { control } = desk.simulator;
    const path = '/federation/credentials';
    const unknown = await endOf(desk, 'env', 'zebra');
    const wrong = await endOf(desk, 'env', role, '--frob');
    control.addFault({ kind: 'reset', path });
    const unreachable = await endOf(desk, 'env', 'payments-dev/power');
    control.removeFaults();
    control.addFault({ kind: 'slow', path, ms: 600_000 });
    const late = endOf(desk, 'console', 'payments-dev/audit', '--url');
    await until('AWS is asked', () => control.faults().some(({ injections }) => injections > 0));
    await app.clock.advance(26_000);
    const noAnswer = await late;
    control.removeFaults();
    expect({ unknown, wrong, unreachable, noAnswer }).toEqual({
      unknown: [9, 'No role fits “zebra”. latchkey roles lists them.\n'],
      wrong: [2, 'latchkey env has no option “--frob”. latchkey help env lists them.\n'],
      unreachable: [6, expect.stringContaining('AWS could not be reached: 127.0.0.1 did not answer.')],
      noAnswer: [7, `${text('command.no-answer')}\n`],
    });
  });

  it('with 4 once the sign-in was revoked, and doctor with 1', async ({ desk }) => {
    desk.simulator.control.endSessions();
    const revoked = await endOf(desk, 'run', 'payments-staging/read', '--', 'true');
    const { status, stdout } = await latchkey(desk, ['doctor']);
    expect([revoked, status, stdout]).toEqual([
      [4, 'The sign-in to Northwind has ended. Sign in again.\n'],
      1,
      expect.stringMatching(/^fail {2}Northwind: .*\n {6}latchkey login signs in\.$/mu),
    ]);
  });

  it('with 3 once the app is gone, which --start cannot find, and with 8 without curl', async ({ desk, app }) => {
    await app.kill();
    const without = join(desk.home, 'without-curl');
    mkdirSync(without);
    for (const program of ['readlink', 'stty']) symlinkSync(pathOf(program) ?? '', join(without, program));
    const { status, stderr } = await latchkey(desk, ['status'], { env: { HOME: desk.home, PATH: without } });
    expect({
      gone: await endOf(desk, 'status'),
      started: await endOf(desk, 'status', '--start'),
      withoutCurl: [status, stderr],
    }).toEqual({
      gone: [3, `${text('program.not-running')}\n`],
      // It was built here, and not installed.
      started: [3, expect.stringContaining('does not know where it is installed')],
      withoutCurl: [8, expect.stringContaining('without curl')],
    });
  });
});
