import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, rename, rm, stat } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { socketPath } from '../../../shared/programs/program-address.ts';
import { closeProgramServer, createProgramServer, listening, type ServerLimits } from './program-server.ts';

const folderMode = 0o700;
const socketMode = 0o600;

/** The shortest that a system allows, macOS, less the NUL at the end (bytes; unix(4), `sun_path`). */
const longestPath = 103;

export const socketLimits: ServerLimits = {
  // Only programs of this user come this far; a build may start hundreds.
  mostConnections: 512,
  requestWithin: 5_000,
  lookedAtEvery: 1_000,
};

/** The app is already there. */
export class OtherCopyListens extends Error {}

export interface LocalSocket {
  /** The path of the socket, or the name of the pipe. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Listens on a Unix socket that this user alone can reach. What a copy that was killed has left is replaced; where a live one
 * answers it rejects with `OtherCopyListens`, else with what the system says.
 */
export async function openUnixSocket(folder: string, answer: RequestListener): Promise<LocalSocket> {
  const address = socketPath(folder);
  // Made beside it and renamed over it: Node takes away what it has bound when it closes, which may be another copy's by then.
  const bound = join(folder, `programs-${randomBytes(4).toString('hex')}.sock`);
  if (Buffer.byteLength(bound) > longestPath) throw new RangeError(`${bound} is too long for a socket.`);
  await ownFolder(folder);
  if (await isAnswered(address)) throw new OtherCopyListens(`Another copy listens at ${address}.`);
  const server = createProgramServer(answer, socketLimits);
  await listening(server, () => server.listen(bound));
  try {
    await chmod(bound, socketMode);
    await rename(bound, address);
  } catch (error) {
    await closeProgramServer(server);
    throw error;
  }
  const { ino } = await lstat(address);
  return {
    address,
    async close() {
      await removeIfSame(address, ino);
      await closeProgramServer(server);
    },
  };
}

/** Makes the folder, or makes sure that no other user can enter or change it. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: folderMode });
  const { uid, mode } = await stat(folder);
  if (uid !== process.getuid?.()) throw new Error(`${folder} belongs to another user.`);
  if ((mode & 0o777) !== folderMode) await chmod(folder, folderMode);
}

/** What connecting comes to where nobody listens: no file, one left behind, or one that is no socket. */
const abandoned: ReadonlySet<unknown> = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (outcome: boolean): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => settle(true));
    // Any other trouble, such as a queue that is full, is no sign that nobody is there.
    socket.once('error', (error) => settle(!('code' in error && abandoned.has(error.code))));
  });
}

async function removeIfSame(address: string, ino: number): Promise<void> {
  const found = await lstat(address).catch(() => null);
  if (found?.ino === ino) await rm(address, { force: true });
}
