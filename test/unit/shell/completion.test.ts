import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { completionScripts } from '../../../electron/shared/programs/completion/completion-scripts.ts';
import { socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { launcherPath, writeLauncher } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { commandDesk, ends } from '../../harness/program-desk.ts';
import { outputOf, runProgram } from '../../harness/run-program.ts';
import { isHere } from '../../harness/shells.ts';
import { openTerminal, type Terminal } from '../../harness/terminal.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const hasTmux = isHere('tmux', 'no completion was asked for in a real bash or zsh');
const hasZsh = isHere('zsh', 'its completion was not asked for');
const hasFish = isHere('fish', 'its completion was not asked for');
const hasPowershell = isHere('pwsh', 'its completion was not even read');

const commands = ['roles', 'run', 'env'];
const roles = [
  'payments-prod/ReadOnlyAccess',
  'payments-prod/Admin,x+y=z@w.v',
  'payments:dev/AuditOne',
  'payments:dev/AuditTwo',
  'one@two/C',
  'Ops Team/Read',
];

let home: string;
let env: Record<string, string>;
let asked: (readonly string[])[];
let close: () => Promise<void>;
beforeEach(async () => {
  home = temporaryFolder();
  asked = [];
  const folder = socketFolder(undefined, home);
  const desk = commandDesk(({ words }) => {
    asked.push(words);
    return Promise.resolve(ends(candidatesFor(words).join('')));
  });
  const socket = await openUnixSocket(folder, createSocketAnswers(desk));
  close = () => socket.close();
  onTestFinished(close);
  await writeLauncher(launcherPath(home), { socket: socketPath(folder), executable: null });
  for (const [shell, script] of completionScripts) writeFileSync(join(home, `completion.${shell}`), script);
  env = {
    HOME: home,
    PATH: `${dirname(launcherPath(home))}:${process.env['PATH'] ?? ''}`,
    PS1: '> ',
    LANG: 'C.UTF-8',
    HISTFILE: '/dev/null',
  };
});

/** As the app does: the beginning of a name without regard to capital letters, else the only one that contains it. */
function candidatesFor(words: readonly string[]): string[] {
  const last = (words.at(-1) ?? '').toLowerCase();
  const all = words.length === 2 ? commands : roles;
  const begun = all.filter((name) => name.toLowerCase().startsWith(last));
  return (begun.length > 0 ? begun : all.filter((name) => name.toLowerCase().includes(last))).map(
    (name) => `${name}\n`,
  );
}

/** What fish would offer for a line; each without its description. */
async function fishOffers(line: string): Promise<string[]> {
  const printed = await outputOf(
    'fish',
    ['--no-config', '-c', 'source $HOME/completion.fish; complete -C $argv[1]', line],
    { env, cwd: home },
  );
  return printed
    .split('\n')
    .filter((offered) => offered !== '')
    .map((offered) => offered.split('\t')[0] ?? '')
    .toSorted();
}

describe.skipIf(!hasFish)('completion in fish', () => {
  it.each([
    ['latchkey r', ['roles', 'run']],
    ['latchkey env payments-prod/', [roles[1], roles[0]]],
    ['latchkey env payments:', [roles[2], roles[3]]],
    ['latchkey env one@', ['one@two/C']],
    ['latchkey env Ops\\ ', ['Ops Team/Read']],
    ['latchkey run one@two/C -- completion.z', ['completion.zsh']],
    ['latchkey run one@two/C -- cat completion.z', ['completion.zsh']],
  ])('offers for %j %j', async (line, offered) => {
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin/completion.zsh'), '#!/bin/sh\n', { mode: 0o755 });
    env['PATH'] = `${env['PATH'] ?? ''}:${join(home, 'bin')}`;
    expect(await fishOffers(line)).toEqual(offered);
  });

  it('knows the commands and their options where the app does not run', async () => {
    await close();
    expect([await fishOffers('latchkey ro'), await fishOffers('latchkey console --re')]).toEqual([
      ['roles'],
      ['--region'],
    ]);
  });
});

describe('completion in bash, asked by a script', () => {
  /** The words are cut as bash cuts them. */
  async function offers(line: string, words: readonly string[]): Promise<string[]> {
    const script = `. "$HOME/completion.bash"; COMP_LINE=$1 COMP_POINT=\${#1}; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _latchkey; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await runProgram('bash', ['--norc', '--noprofile', '-c', script, 'bash', line, ...words], {
      env,
    });
    return stdout.split('\n').filter((offered) => offered !== '');
  }

  it('gives words back as readline wants them, from the last sign at which it cuts', async () => {
    expect([
      await offers('latchkey r', ['latchkey', 'r']),
      await offers('latchkey env ', ['latchkey', 'env', '']),
      await offers('latchkey env payments:dev/', ['latchkey', 'env', 'payments', ':', 'dev/']),
      await offers('latchkey env one@', ['latchkey', 'env', 'one', '@']),
      await offers('latchkey env x:WO/', ['latchkey', 'env', 'x', ':', 'WO/']),
    ]).toEqual([
      ['roles', 'run'],
      [...roles.slice(0, 5), 'Ops\\ Team/Read'],
      ['dev/AuditOne', 'dev/AuditTwo'],
      ['@two/C'],
      // Nothing is called that.
      [],
    ]);
    expect(asked.slice(2, 4)).toEqual([
      ['__complete', 'env', 'payments:dev/'],
      ['__complete', 'env', 'one@'],
    ]);
  });

  it('knows the commands and their options where the app does not run', async () => {
    await close();
    expect([
      await offers('latchkey st', ['latchkey', 'st']),
      await offers('latchkey link --w', ['latchkey', 'link', '--w']),
    ]).toEqual([['status'], ['--way']]);
  });
});

const interactive = [
  { shell: 'bash', words: ['--norc', '--noprofile', '-i'], setUp: '. ~/completion.bash', isThere: true },
  {
    shell: 'zsh',
    words: ['-f', '-i'],
    setUp: 'autoload -Uz compinit; compinit -u -D; . ~/completion.zsh; PS1="> "',
    isThere: hasZsh,
  },
];

describe.skipIf(!hasTmux).each(interactive.filter(({ isThere }) => isThere))(
  'completion in a real $shell',
  ({ shell, words, setUp }) => {
    let terminal: Terminal;
    beforeEach(async () => {
      mkdirSync(join(home, 'files'));
      writeFileSync(join(home, 'files/only one'), '');
      writeFileSync(join(dirname(launcherPath(home)), 'latchkey-credentials'), '#!/bin/sh\n', { mode: 0o700 });
      terminal = await openTerminal({ folder: home, environment: env, command: [shell, ...words], columns: 120 });
      onTestFinished(() => terminal.close());
      await terminal.enter(`cd ~; ${setUp}; clear; echo rea''dy`);
      await terminal.shows(/^ready$/mu);
    });

    it.each([
      ['latchkey ro', 'latchkey roles '],
      ['latchkey env pay', 'latchkey env payments'],
      ['latchkey env payments-prod/R', 'latchkey env payments-prod/ReadOnlyAccess '],
      ['latchkey env payments-prod/A', 'latchkey env payments-prod/Admin,x+y=z@w.v '],
      ['latchkey env payments:d', 'latchkey env payments:dev/Audit'],
      ['latchkey env payments:dev/AuditO', 'latchkey env payments:dev/AuditOne '],
      ['latchkey env one@', 'latchkey env one@two/C '],
      ['latchkey env wo/c', 'latchkey env one@two/C '],
      ['latchkey env one@tw', 'latchkey env one@two/C '],
      ['latchkey env Op', 'latchkey env Ops\\ Team/Read '],
      ['latchkey env Ops\\ T', 'latchkey env Ops\\ Team/Read '],
      [
        'latchkey --organisation x run one@two/C -- cat files/o',
        'latchkey --organisation x run one@two/C -- cat files/only\\ one ',
      ],
      ['latchkey run one@two/C -- latchkey-cred', 'latchkey run one@two/C -- latchkey-credentials '],
    ])('makes of %j at Tab %j', async (typed, completed) => {
      await terminal.type(typed);
      await terminal.press('Tab');
      // What is typed after it shows where the completed word ends.
      await terminal.type('END');
      await terminal.shows(`> ${completed}END`);
    });

    it('shows all that fit', async () => {
      await terminal.type('latchkey env payments:dev/');
      await terminal.press('Tab');
      await terminal.press('Tab');
      await terminal.press('Tab');
      await terminal.shows(/AuditOne\s+\S*AuditTwo/u);
    });
  },
);

it.skipIf(!hasPowershell)('completion is a script that PowerShell can read', async () => {
  const parse =
    '$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseFile($args[0], [ref]$null, [ref]$errors); $errors';
  const { stdout } = await runProgram('pwsh', ['-NoProfile', '-Command', parse, join(home, 'completion.powershell')], {
    env,
  });
  expect(stdout.trim()).toBe('');
});
