import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import { socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { text } from '../../../electron/shared/text/text.ts';
import {
  launcherPath,
  launcherScript,
  writeLauncher,
} from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { deskThatAnswers, ends } from '../../harness/program-desk.ts';
import { runProgram, type Ended } from '../../harness/run-program.ts';
import { pathOf, posixShells } from '../../harness/shells.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const program = join(import.meta.dirname, '../cli/doubles/latchkey.ts');
const clients = [
  ...posixShells().map(({ name, words }) => ({
    client: [name, ...words].join(' '),
    before: [pathOf(name) ?? '', ...words],
  })),
  { client: 'the program', before: [process.execPath] },
];

let home: string;
let data: string;
let path: string;
beforeEach(async () => {
  home = join(temporaryFolder(), "Ada's home");
  data = join(home, 'data of it');
  path = join(home, 'path');
  for (const folder of [data, path]) mkdirSync(folder, { recursive: true });
  for (const one of ['curl', 'stty', 'readlink', 'rm']) symlinkSync(pathOf(one) ?? '', join(path, one));
  const socket = socketPath(socketFolder(undefined, home));
  await writeLauncher(launcherPath(home), { socket, executable: null, dataFolder: data });
});

async function serve(answer: CommandAnswer): Promise<CommandRequest[]> {
  const desk = deskThatAnswers(answer);
  const socket = await openUnixSocket(socketFolder(undefined, home), createSocketAnswers(desk));
  onTestFinished(() => socket.close());
  return desk.asked;
}

const notRunning = `${text('program.not-running')}\n`;

describe.skipIf(process.platform === 'win32').each(clients)('latchkey doctor by $client', ({ client, before }) => {
  const by = ([start = '', ...words]: readonly string[], ...more: readonly string[]): Promise<Ended> =>
    runProgram(start, [...words, client === 'the program' ? program : launcherPath(home), ...more], {
      cwd: home,
      env: { HOME: home, PATH: path, DATA_FOLDER: data },
    });
  const doctor = (...more: readonly string[]): Promise<Ended> => by(before, ...more);

  it('tells where the app does not run where the log is, and of starts that failed', async () => {
    const file = join(data, 'latchkey.log');
    expect(await doctor('doctor')).toEqual({
      status: 3,
      stdout: `${text('launcher.no-log', { file })}\n`,
      stderr: notRunning,
    });
    writeFileSync(file, '');
    writeFileSync(join(data, 'start-marks'), '2');
    const failed = text('launcher.failed-starts', { count: '2' });
    for (const words of [['doctor'], ['doctor', '--diagnostics'], ['--no-colour', 'doctor', '--file', 'x']]) {
      expect(await doctor(...words)).toEqual({
        status: 3,
        stdout: `${text('command.log', { file })}\n${failed}\n`,
        stderr: notRunning,
      });
    }
  });

  it('prints nothing that is no JSON where that is asked for, and no mark that is no number', async () => {
    expect(await doctor('doctor', '--json')).toEqual({ status: 3, stdout: '', stderr: notRunning });
    writeFileSync(join(data, 'start-marks'), '$(id)');
    expect((await doctor('doctor')).stdout).not.toContain('id');
  });

  it('writes what it prints to a new file of this user alone, and sends the app no name of it', async () => {
    const printed = '{\n  "a": "100% \\\\n"\n}\n';
    const asked = await serve(ends(printed, 1));
    const quiet = { status: 1, stdout: '', stderr: '' };
    expect(await doctor('doctor', '--diagnostics', '--file', '--one file')).toEqual(quiet);
    expect(await doctor('--file=two', 'doctor', '--diagnostics')).toEqual(quiet);
    const files = ['--one file', 'two'].map((name) => join(home, name));
    expect(files.map((file) => [readFileSync(file, 'utf8'), (statSync(file).mode & 0o777).toString(8)])).toEqual([
      [printed, '600'],
      [printed, '600'],
    ]);
    expect(asked.map(({ words }) => words)).toEqual([
      ['doctor', '--diagnostics'],
      ['doctor', '--diagnostics'],
    ]);
  });

  it('leaves no part of a file that the disk does not take, so that the next try is not in its way', async () => {
    await serve(ends('x'.repeat(10_000)));
    // A file of this process and its children can be no larger than that (setrlimit(2), RLIMIT_FSIZE).
    const small = [pathOf('sh') ?? '', '-c', 'trap "" XFSZ; ulimit -f 1; exec "$@"', 'sh', ...before];
    const ended = await by(small, 'doctor', '--file', 'x');
    const stderr = `${text('failure.file-not-written', { file: 'x', why: 'full' })}\n`;
    expect([ended, existsSync(join(home, 'x'))]).toEqual([{ status: 1, stdout: '', stderr }, false]);
  });

  it('overwrites no file, and needs the name of one', async () => {
    await serve(ends('new\n'));
    writeFileSync(join(home, 'kept'), 'old');
    symlinkSync(join(home, 'elsewhere'), join(home, 'link'));
    mkdirSync(join(home, 'folder'));
    const whys = [
      ['kept', 'exists'],
      ['link', 'exists'],
      ['no folder/x', 'missing'],
      ['kept/x', 'missing'],
      ['folder', 'folder'],
    ] as const;
    for (const [name, why] of whys) {
      expect(await doctor('doctor', '--file', name)).toEqual({
        status: 1,
        stdout: '',
        stderr: `${text('failure.file-not-written', { file: name, why })}\n`,
      });
    }
    expect(readFileSync(join(home, 'kept'), 'utf8')).toBe('old');
    const needed = { status: 2, stdout: '', stderr: `${text('launcher.file-needed')}\n` };
    const twice = { status: 2, stdout: '', stderr: `${text('command.option-twice', { option: 'file' })}\n` };
    expect([
      await doctor('doctor', '--file'),
      await doctor('doctor', '--file='),
      await doctor('doctor', '--file', 'new', '--file=other'),
      await doctor('--file=new', 'doctor', '--file', 'new'),
      existsSync(join(home, 'new')),
    ]).toEqual([needed, needed, twice, twice, false]);
  });
});

it.each([
  ['on Linux', '.config', {}, '.config/Latchkey'],
  ['on Linux with a folder of its own', 'own', { XDG_CONFIG_HOME: 'own' }, 'own/Latchkey'],
  ['on macOS', 'Library/Application Support', {}, 'Library/Application Support/Latchkey'],
])('a packed command looks for the log %s', async (_where, folder, environment: Record<string, string>, expected) => {
  const packed = join(home, 'latchkey');
  writeFileSync(packed, launcherScript({ socket: null, executable: null }), { mode: 0o755 });
  mkdirSync(join(home, folder), { recursive: true });
  const own = Object.entries(environment).map(([name, value]) => [name, join(home, value)]);
  const env = { HOME: home, PATH: path, ...(Object.fromEntries(own) as Record<string, string>) };
  const { stdout } = await runProgram(packed, ['doctor'], { env });
  expect(stdout).toBe(`${text('launcher.no-log', { file: join(home, expected, 'latchkey.log') })}\n`);
});
