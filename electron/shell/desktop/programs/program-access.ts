import type { RequestListener } from 'node:http';
import { dirname } from 'node:path';
import type { ProgramDesk } from '../../../core/ports/program-socket.ts';
import type { Log } from '../../../core/ports/desktop.ts';
import type { Files } from '../../../core/ports/files.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import { logName } from '../../../shared/programs/data-folder.ts';
import { socketFolder } from '../../../shared/programs/program-address.ts';
import { scriptPath, writeScript } from './credentials-script.ts';
import { launcherPath, writeLauncher } from './launcher-script.ts';
import { openUnixSocket, OtherCopyListens, type LocalSocket } from './local-socket.ts';
import { openNamedPipe } from './named-pipe.ts';
import { createSocketAnswers } from './socket-answers.ts';
import { tokens } from './tokens.ts';
import { windowsLauncherPath, writeWindowsLauncher } from './windows-launcher.ts';

export interface ProgramAccessOptions {
  readonly system: Platform['system'];
  readonly home: string;
  /** `XDG_RUNTIME_DIR`. */
  readonly runtimeFolder: string | undefined;
  /** What the script starts where there is no curl: of an AppImage its own file, not what is mounted. Null: nothing. */
  readonly executable: string | null;
  readonly files: Files;
  readonly log: Log;
  readonly desk: ProgramDesk;
}

/** What came of opening it. `other-copy`: a running one serves programs. `failed`: why is in the log. */
export interface ProgramAccess {
  readonly state: 'open' | 'other-copy' | 'failed';
  /** What a profile's `credential_process` starts; null on Windows, where a pipe is spoken to by our own program only. */
  readonly script: string | null;
  close(): Promise<void>;
}

/** Opens the socket for programs of this user, and writes the script and the `latchkey` command that ask it. Never rejects. */
export async function openProgramAccess(options: ProgramAccessOptions): Promise<ProgramAccess> {
  const { system, home, executable, files, log, desk } = options;
  const answers = createSocketAnswers(desk);
  const script = system === 'win32' ? null : scriptPath(home);
  let socket: LocalSocket | null = null;
  const close = async (): Promise<void> => {
    await socket?.close().catch((error: unknown) => {
      log.warn(`The socket for programs could not be closed: ${String(error)}`);
    });
  };
  try {
    socket = await (script === null ? openNamedPipe(answers, { files, tokens }) : openInUsableFolder(options, answers));
    if (script !== null) await writeScript(script, { socket: socket.address, executable });
    await writeCommand(options, socket.address);
    return { state: 'open', script, close };
  } catch (error) {
    await close();
    if (error instanceof OtherCopyListens) return { state: 'other-copy', script, close };
    log.error('Programs cannot ask for credentials.', error);
    return { state: 'failed', script, close };
  }
}

/** A copy that is built from its sources has no program that a batch file could start. */
async function writeCommand({ system, home, executable, files }: ProgramAccessOptions, socket: string): Promise<void> {
  const dataFolder = dirname(files.location(logName));
  if (system !== 'win32') await writeLauncher(launcherPath(home), { socket, executable, dataFolder });
  else if (executable !== null) await writeWindowsLauncher(windowsLauncherPath(home), executable);
}

/** In the person's own folder where that of this sign-in is gone, somebody else's, or too long for a socket. */
async function openInUsableFolder(
  { runtimeFolder, home, log }: ProgramAccessOptions,
  answers: RequestListener,
): Promise<LocalSocket> {
  const folder = socketFolder(runtimeFolder, home);
  const own = socketFolder(undefined, home);
  try {
    return await openUnixSocket(folder, answers);
  } catch (error) {
    if (error instanceof OtherCopyListens || folder === own) throw error;
    log.warn(`Programs ask in ${own}, since there is no socket in ${folder}: ${String(error)}`);
    return openUnixSocket(own, answers);
  }
}
