/** Which socket the latchkey command asks, and which it does not. */
import { chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import { socketPath } from '../../../electron/shared/programs/program-address.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { launcherScript } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { deskThatAnswers, ends, runsWith } from '../../harness/program-desk.ts';
import { runProgram, type Ended } from '../../harness/run-program.ts';
import { pathOf, posixShells } from '../../harness/shells.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

let home: string;
let script: string;
/** Of the app. */
let socket: string;
let runtime: string;

beforeEach(() => {
  home = join(temporaryFolder(), 'a home');
  runtime = join(home, 'runtime');
  socket = socketPath(join(home, 'app'));
  for (const folder of ['runtime/latchkey', '.latchkey']) mkdirSync(join(home, folder), { recursive: true });
  script = join(home, 'latchkey');
  writeFileSync(script, launcherScript({ socket: null, executable: null }), { mode: 0o700 });
});

async function serve(answer: CommandAnswer): Promise<CommandRequest[]> {
  const desk = deskThatAnswers(answer);
  const opened = await openUnixSocket(join(home, 'app'), createSocketAnswers(desk));
  onTestFinished(() => opened.close());
  return desk.asked;
}

function run(
  env: Readonly<Record<string, string>>,
  words = ['status'],
  by: readonly string[] = [pathOf('sh') ?? ''],
): Promise<Ended> {
  const [shell = '', ...before] = by;
  return runProgram(shell, [...before, script, ...words], {
    env: { HOME: home, PATH: process.env['PATH'], ...env },
  });
}

describe.skipIf(process.platform === 'win32')('the latchkey command', () => {
  it('finds the socket that the variable names, that of this sign-in, and that of the home', async () => {
    await serve(ends('found\n'));
    symlinkSync(socket, socketPath(join(runtime, 'latchkey')));
    const found = [await run({ LATCHKEY_SOCKET: socket }), await run({ XDG_RUNTIME_DIR: runtime })];
    const before = await run({ XDG_RUNTIME_DIR: join(home, 'no') });
    symlinkSync(socket, socketPath(join(home, '.latchkey')));
    found.push(await run({ XDG_RUNTIME_DIR: join(home, 'no') }), await run({}));
    expect([found, before.status]).toEqual([found.map(() => ({ status: 0, stdout: 'found\n', stderr: '' })), 3]);
    // What is named is meant.
    expect((await run({ LATCHKEY_SOCKET: join(home, 'no.sock') })).status).toBe(3);
  });

  // Only root can give a file to another user.
  it.skipIf(process.getuid?.() !== 0).each(posixShells())(
    'asks no socket of another user, whose answer it would evaluate, by $name $words',
    async ({ name, words: before }) => {
      const asked = await serve(runsWith('echo forged\n'));
      chownSync(socket, 65_534, 65_534);
      for (const folder of [join(runtime, 'latchkey'), join(home, '.latchkey')])
        symlinkSync(socket, socketPath(folder));
      const places = [{ LATCHKEY_SOCKET: socket }, { XDG_RUNTIME_DIR: runtime }];
      const by = [pathOf(name) ?? '', ...before];
      const ended = await Promise.all(places.map((env) => run(env, ['run', 'r', '--', 'true'], by)));
      const refused = [socket, socketPath(join(home, '.latchkey'))].map((path) => ({
        status: 5,
        stdout: '',
        stderr: `${text('launcher.of-another', { path })}\n`,
      }));
      expect([ended, asked]).toEqual([refused, []]);
    },
  );
});
