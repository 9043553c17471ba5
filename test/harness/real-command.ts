import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { socketFolder, socketPath } from '../../electron/shared/programs/program-address.ts';
import { launcherPath, writeLauncher } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../electron/shell/desktop/programs/socket-answers.ts';
import { commandDesk } from './program-desk.ts';
import { outputOf } from './run-program.ts';
import type { RunningCore } from './running-core.ts';

/**
 * The command as a person has it, its script and a real socket, in a home of its own until the test is over.
 *
 * @returns what a line prints in a real bash; rejects where it ends with another code than 0.
 */
export async function realCommand({
  programSocket,
}: Pick<RunningCore, 'programSocket'>): Promise<(line: string) => Promise<string>> {
  const { run } = programSocket;
  if (run === null) throw new Error('The socket is not open.');
  const home = await mkdtemp(join(tmpdir(), 'latchkey-command-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const folder = socketFolder(undefined, home);
  const socket = await openUnixSocket(folder, createSocketAnswers(commandDesk(run)));
  onTestFinished(() => socket.close());
  const script = launcherPath(home);
  await writeLauncher(script, { socket: socketPath(folder), executable: null });
  const env = { HOME: home, PATH: `${dirname(script)}:${process.env['PATH'] ?? ''}` };
  return async (line) => (await outputOf('bash', ['-c', line], { env })).trimEnd();
}
