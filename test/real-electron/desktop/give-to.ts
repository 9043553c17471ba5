import { chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrdinaryUser } from './ordinary-user.ts';

/** Makes a folder and all in it the user's own. */
export async function giveTo({ uid, gid }: OrdinaryUser, folder: string): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  const inside = await readdir(folder, { recursive: true });
  for (const path of [folder, ...inside.map((name) => join(folder, name))]) await chown(path, uid, gid);
}
