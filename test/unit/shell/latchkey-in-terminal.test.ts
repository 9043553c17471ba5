import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import type { ProgramDesk } from '../../../electron/core/ports/program-socket.ts';
import { socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { launcherPath, writeLauncher } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { asksAgain, commandDesk, ends, runsWith } from '../../harness/program-desk.ts';
import { isHere } from '../../harness/shells.ts';
import { openTerminal, type Terminal } from '../../harness/terminal.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const hasTmux = isHere('tmux', 'the latchkey command was typed into no terminal');

const inProcess = join(import.meta.dirname, '../cli/doubles/latchkey.ts');

interface Stage {
  readonly terminal: Terminal;
  readonly asked: readonly CommandRequest[];
}

/** A bash in a terminal of 100 columns, which finds `latchkey`: the script, or the program that stands in for it. */
async function setStage(client: string, answer: (request: CommandRequest) => Promise<CommandAnswer>): Promise<Stage> {
  const home = temporaryFolder();
  const asked: CommandRequest[] = [];
  const desk: ProgramDesk = commandDesk((request) => {
    asked.push(request);
    return answer(request);
  });
  const folder = socketFolder(undefined, home);
  const socket = await openUnixSocket(folder, createSocketAnswers(desk));
  onTestFinished(() => socket.close());
  const script = launcherPath(home);
  if (client === 'script') await writeLauncher(script, { socket: socketPath(folder), executable: null });
  else {
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, `#!/bin/sh\nexec '${process.execPath}' '${inProcess}' "$@"\n`, { mode: 0o700 });
  }
  symlinkSync(process.execPath, join(dirname(script), 'node'));
  const terminal = await openTerminal({
    folder: home,
    environment: {
      HOME: home,
      PATH: `${dirname(script)}:${process.env['PATH'] ?? ''}`,
      PS1: '> ',
      SHELL: '/bin/sh',
      LANG: 'C.UTF-8',
      HISTFILE: '/dev/null',
    },
    command: ['bash', '--norc', '--noprofile', '-i'],
    columns: 100,
  });
  onTestFinished(() => terminal.close());
  return { terminal, asked };
}

const posix = "export AWS_ACCESS_KEY_ID='AKIA'\n";
const variablesFor = ({ variables }: CommandRequest): Promise<CommandAnswer> =>
  Promise.resolve(runsWith(variables === 'json' ? '{"AWS_ACCESS_KEY_ID":"AKIA"}' : posix));

describe.skipIf(!hasTmux).each(['script', 'program'])('latchkey in a terminal, the %s', (client) => {
  it('tells how wide the terminal is, and whether it has colours', async () => {
    const { terminal, asked } = await setStage(client, () => Promise.resolve(ends('told\n')));
    const lines = [
      'latchkey status',
      'NO_COLOR=1 latchkey status',
      'TERM=dumb latchkey status',
      'latchkey status | cat',
      'latchkey status 2>/dev/null',
    ];
    for (const [index, line] of lines.entries()) {
      await terminal.enter(line);
      await until('it asked', () => asked.length > index);
    }
    await terminal.resize(77);
    await terminal.enter('latchkey status');
    await until('it asked', () => asked.length > lines.length);
    expect(asked.map(({ isTerminal, columns, hasColour }) => [isTerminal, columns, hasColour])).toEqual([
      [true, 100, true],
      [true, 100, false],
      [true, 100, false],
      [false, null, false],
      [true, 100, true],
      [true, 77, true],
    ]);
  });

  it('ends at Ctrl+C while it waits, and asks no more', async () => {
    const { terminal, asked } = await setStage(client, ({ words }) =>
      words.length === 1 ? Promise.resolve(asksAgain('Waiting.\n', 'login', 'on')) : new Promise(() => undefined),
    );
    await terminal.enter('latchkey login; echo "code $?"');
    await terminal.shows('Waiting.');
    await until('it asked again', () => asked.length === 2);
    await terminal.press('C-c');
    await terminal.enter('echo "last $?"');
    await terminal.shows('last 130');
    expect(asked).toHaveLength(2);
  });

  it('runs a shell in this terminal, with keys that only it has, and ends as it ends', async () => {
    const { terminal } = await setStage(client, variablesFor);
    await terminal.enter('PS1="inner> " latchkey run r -- sh');
    await terminal.shows(/^inner> $/mu);
    await terminal.enter('echo "inside [$AWS_ACCESS_KEY_ID] $(stty size)"; [ -t 0 ] && [ -t 1 ] && echo a terminal');
    await terminal.shows('inside [AKIA] 40 100');
    await terminal.shows(/^a terminal$/mu);
    await terminal.enter('exit 5');
    await terminal.enter('echo "code $? [$AWS_ACCESS_KEY_ID]"');
    await terminal.shows('code 5 []');
  });

  it('lets a command be stopped, and brought back', async () => {
    const { terminal } = await setStage(client, variablesFor);
    // What is typed while bash still reads its line would be bash's.
    await terminal.enter(`latchkey run r -- sh -c 'echo "it" runs; exec cat'`);
    await terminal.shows(/^it runs$/mu);
    await terminal.enter('first');
    await terminal.shows(/first\s+first/u);
    await terminal.press('C-z');
    await terminal.shows('Stopped');
    await terminal.enter('jobs; fg');
    await terminal.shows(/Stopped.*\n[^]*Stopped[^]*\nlatchkey run/u);
    await terminal.enter('second');
    await terminal.shows(/second\s+second/u);
    await terminal.press('C-d');
    await terminal.enter('echo "code $?"');
    await terminal.shows('code 0');
  });

  it('gives the command the keys of the terminal, its size as it changes, and signals', async () => {
    const { terminal } = await setStage(client, variablesFor);
    // Each says so in words of its own: what the first has said still stands there when the second starts.
    const program = (ready: string): string =>
      `process.on("SIGINT", () => console.log("told of Ctrl+C")); process.stdout.on("resize", () => console.log("wide " + process.stdout.columns)); process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("${ready}" + " runs")`;
    await terminal.enter(`latchkey run r -- node -e '${program('one')}' & wait`);
    await terminal.shows(/^one runs$/mu);
    await terminal.press('C-c');
    await terminal.enter('');
    await terminal.enter('kill $!; wait $!; echo "code $?"');
    await terminal.shows('code 9');
    await terminal.enter(`clear; latchkey run r -- node -e '${program('another')}'`);
    await terminal.shows(/^another runs$/mu);
    await terminal.press('C-c');
    await terminal.shows('told of Ctrl+C');
    await terminal.resize(88);
    await terminal.shows('wide 88');
  });

  it('is ended by a signal as its command is, and reads a pipe', async () => {
    const { terminal } = await setStage(client, variablesFor);
    await terminal.enter(`echo piped | latchkey run r -- sed 's/^/got /'`);
    await terminal.shows('got piped');
    await terminal.enter(`latchkey run r -- sh -c 'echo "it" runs; exec sleep 1000'`);
    await terminal.shows(/^it runs$/mu);
    await terminal.press('C-c');
    await terminal.enter('echo "code $?"');
    await terminal.shows('code 130');
  });
});
