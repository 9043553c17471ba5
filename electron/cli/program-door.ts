import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { pipeFile, socketFolder, socketPath } from '../shared/programs/program-address.ts';

/** Where the running app is asked. */
export interface ProgramDoor {
  /** The path of the socket, or the name of the pipe. */
  readonly address: string;
  /** What the pipe wants to be shown; a socket lets nobody in but its user. */
  readonly token: string | null;
}

export interface DoorPlace {
  readonly isWindows: boolean;
  readonly home: string;
  /** `XDG_RUNTIME_DIR`. */
  readonly runtimeFolder: string | undefined;
  /** `LATCHKEY_SOCKET`: cron or a container of tools has not the folder of the sign-in in which the app was started. */
  readonly socket: string | undefined;
  /** Where Windows has the file of the pipe. */
  readonly dataFolder: string;
}

/** An empty address would be that of a web server on this computer (Node, `http.request`, `socketPath`). */
const pipeSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ address: v.pipe(v.string(), v.nonEmpty()), token: v.string() }),
);

/** Null where nothing is known of a running app. */
export async function programDoor({ isWindows, ...place }: DoorPlace): Promise<ProgramDoor | null> {
  if (!isWindows) return { address: socketOf(place), token: null };
  return doorIn(await readFile(join(place.dataFolder, pipeFile), 'utf8').catch(() => ''));
}

/** What the file of the pipe tells; null: it tells of none. */
export function doorIn(stored: string): ProgramDoor | null {
  const parsed = v.safeParse(pipeSchema, stored);
  return parsed.success ? parsed.output : null;
}

function socketOf({ socket, runtimeFolder, home }: Omit<DoorPlace, 'isWindows'>): string {
  if (socket?.startsWith('/') === true) return socket;
  return socketPath(socketFolder(runtimeFolder, home));
}
