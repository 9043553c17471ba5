import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it as pageTest } from 'vitest';
import { commands } from '../../../electron/core/command-line/commands.ts';
import { commonOptions } from '../../../electron/core/command-line/options.ts';
import { wordsOfCommand } from '../../../electron/shared/programs/latchkey-words.ts';
import { coreTest, signedInTest } from '../../harness/fixtures.ts';
import { askCommand, endOf } from '../../harness/ask-command.ts';

/** Each is wrong, and what is said of it. */
const mistakes: readonly (readonly [line: string | readonly string[], said: string])[] = [
  ['stauts', 'There is no command “stauts”. Did you mean “status”? latchkey help lists them.'],
  ['frobnicate', 'There is no command “frobnicate”. latchkey help lists them.'],
  ['--frob', 'There is no command “--frob”. latchkey help lists them.'],
  [[''], 'There is no command “”. latchkey help lists them.'],
  ['help stauts', 'There is no command “stauts”. Did you mean “status”? latchkey help lists them.'],
  ['status --jsn', 'latchkey status has no option “--jsn”. Did you mean --json? latchkey help status lists them.'],
  ['status -j', 'latchkey status has no option “-j”. latchkey help status lists them.'],
  ['status --json --json', 'The option --json stands there twice. Give it once.'],
  ['status --json=yes', 'The option --json takes no value. Leave out what follows its name.'],
  ['status now', 'latchkey status takes no words. Leave out “now”.'],
  ['status --', '-- has no meaning for latchkey status. Only latchkey run ROLE -- COMMAND has it.'],
  ['roles --organisation', 'The option --organisation needs a value: --organisation NAME.'],
  ['roles --organisation --json', 'The option --organisation needs a value: --organisation NAME.'],
  ['roles --organisation=', 'The option --organisation needs a value: --organisation NAME.'],
  ['env', 'Something is missing: latchkey env ROLE.'],
  ['run', 'Something is missing: latchkey run ROLE -- COMMAND….'],
  ['run --', 'Something is missing: latchkey run ROLE -- COMMAND….'],
  ['run role -- ls', '-- has no meaning for latchkey run. Only latchkey run ROLE -- COMMAND has it.'],
  ['run role ls', '“ls” is one word too many: latchkey run ROLE -- COMMAND….'],
  ['env one two', '“two” is one word too many: latchkey env ROLE.'],
  [['env', ' '], 'Something is missing: latchkey env ROLE.'],
  [
    'env role --shell bsh',
    '--shell cannot be “bsh”. Did you mean bash? It is one of bash, zsh, fish, powershell, cmd, dotenv.',
  ],
  [
    'env role --shell=nushell-next',
    '--shell cannot be “nushell-next”. It is one of bash, zsh, fish, powershell, cmd, dotenv.',
  ],
  ['env role --renew --remote', '--renew and --remote do not go together. Give one of them.'],
  ['env --unset --shell dotenv', 'An .env file cannot take variables out. Delete its lines, or choose another shell.'],
  ['link role --way sos', '--way cannot be “sos”. Did you mean sso? It is one of process, sso, keys.'],
  ['activity --limit many', '--limit is a whole number from 1 on, and not “many”.'],
  ['activity --limit 0', '--limit is a whole number from 1 on, and not “0”.'],
  ['activity --limit 1.5', '--limit is a whole number from 1 on, and not “1.5”.'],
  ['completion bash', 'The command prints its completion without the app. Install it anew and try again.'],
];

/** As wide as a terminal is that nobody has made wider. */
const narrow = 80;

describe('the help', () => {
  coreTest('has no line that a usual terminal would break', async ({ core }) => {
    const lines = ['help', ...commands.map(({ name }) => `help ${name}`)];
    const printed = await Promise.all(lines.map(async (line) => (await askCommand(core, line)).text.reveal()));
    expect(
      printed
        .join('\n')
        .split('\n')
        .filter((line) => line.length > narrow),
    ).toEqual([]);
  });

  pageTest('of a completion without the app knows every option', () => {
    const known = commands
      .filter(({ isHidden, name }) => isHidden !== true && name !== 'completion')
      .map(({ name, options }) => [
        name,
        options
          .filter(({ isHidden }) => isHidden !== true)
          .map((option) => `--${option.name}`)
          .toSorted(),
      ]);
    const words = Object.entries(wordsOfCommand).filter(([name]) => name !== 'completion');
    const optionsIn = (all: readonly string[]) => all.filter((word) => word.startsWith('--')).toSorted();
    expect(words.map(([name, all]) => [name, optionsIn(all)])).toEqual(known);
  });
});

describe('words that are wrong', () => {
  coreTest('end with 2 and one sentence that says what to do', async ({ core }) => {
    const said = await Promise.all(mistakes.map(async ([line]) => [line, await endOf(core, line)]));
    expect(said).toEqual(mistakes.map(([line, sentence]) => [line, `2 ${sentence}\n`]));
  });

  signedInTest('of a place in the console, name the nearest', async ({ core }) => {
    const lines = ['--service lamda', '--service cloudwach', '--region eu-wset-1', '--service zzzzzz', '--region mars'];
    const said = await Promise.all(lines.map((line) => endOf(core, `console payments-prod/read ${line}`)));
    expect(said.map((sentence) => sentence.slice(0, 100).trim())).toEqual([
      '2 Latchkey does not know the service “lamda”. Did you mean “lambda”?',
      '2 Latchkey does not know the service “cloudwach”. Did you mean “cloudwatch”?',
      '2 “eu-wset-1” is no region of this organisation. Did you mean eu-west-1?',
      expect.stringMatching(/^2 Latchkey does not know the service “zzzzzz”\. It knows home, apigateway, /u),
      expect.stringMatching(/^2 “mars” is no region of this organisation\. It has us-east-1, us-east-2/u),
    ]);
    expect(core.browser.opened.filter((address) => address.includes('federation'))).toEqual([]);
  });

  coreTest('are repeated in one line, cut, and without what a terminal acts on', async ({ core }) => {
    const words = ['\u001b[31mred\u001b[0m', 'a\nb', 'x\u202ey', 'n'.repeat(600), '\u009b2J', '“”', '😀'.repeat(100)];
    const said = await Promise.all(words.map((word) => endOf(core, [word])));
    for (const sentence of said) {
      expect(sentence.trimEnd()).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(sentence.length).toBeLessThan(140);
    }
  });
});

describe('the page about the command', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
  const offered = commands.filter(({ isHidden }) => isHidden !== true);

  pageTest('names every command, and every option', () => {
    const options = [...offered.flatMap((command) => command.options), ...commonOptions];
    const words = [
      ...offered.map(({ name }) => `latchkey ${name}`),
      ...options.filter(({ isHidden }) => isHidden !== true).map(({ name }) => `--${name}`),
    ];
    expect(words.filter((word) => !page.includes(word))).toEqual([]);
  });

  pageTest('names no command that there is not', () => {
    const named = [...page.matchAll(/`latchkey ([a-z_-]+)/gu)].map(([, name]) => name);
    const known = new Set(commands.map(({ name }) => name));
    expect(named.filter((name) => !known.has(name ?? ''))).toEqual([]);
  });
});

describe('words that are right', () => {
  coreTest('may have options anywhere, and in both forms', async ({ core }) => {
    const lines = ['--json status', 'status --json', '--no-colour --json status', 'status --start --no-color --json'];
    const answers = await Promise.all(lines.map((line) => askCommand(core, line)));
    expect(new Set(answers.map(({ text }) => text.reveal())).size).toBe(1);
    expect(await endOf(core, 'status -h')).toBe('0 out');
    expect(await endOf(core, 'env --help')).toBe('0 out');
  });

  signedInTest('of `run` may end in two dashes, after which the rest stayed with the client', async ({ core }) => {
    const answer = await askCommand(core, 'run payments-dev/read --');
    expect(answer.next).toBe('run');
  });
});
