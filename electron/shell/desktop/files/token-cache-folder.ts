import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/desktop.ts';
import type { TokenCache } from '../../../core/ports/token-cache.ts';
import { Secret } from '../../../core/secret.ts';
import { watchFolder } from './folder-watch.ts';
import { isMissing } from './missing-file.ts';

/** In bytes: two tokens and a client secret of 2 kB, which grows (docs/aws.md#registration). */
const largest = 256 * 1024;

export interface TokenCacheFolderOptions {
  /** No variable moves the folder below it (docs/aws.md#token-cache). */
  readonly home: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

export function createTokenCacheFolder({ home, clock, log }: TokenCacheFolderOptions): TokenCache {
  const folder = join(home, '.aws', 'sso', 'cache');
  const fileOf = (key: string): string => join(folder, `${createHash('sha1').update(key, 'utf8').digest('hex')}.json`);
  return {
    folder,
    read: (key) => readSmall(fileOf(key)),
    async write(key, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replace(fileOf(key), text);
    },
    async remove(key) {
      const file = fileOf(key);
      await rm(beside(file), { force: true });
      await rm(file, { force: true });
    },
    watch: (listener) => watchFolder({ folder, clock, log }, listener),
  };
}

/** A pipe would never end, so only files are opened. */
async function readSmall(file: string): Promise<Secret | null> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > largest) throw new Error(`${file} is no sign-in.`);
    return new Secret(await readFile(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * What stands there until the new text takes the name. It holds tokens too, so it always has the same name: what a crash
 * has left is gone with the next write or removal.
 */
function beside(file: string): string {
  return `${file}.latchkey`;
}

/** The mode is never that of the old file: the JavaScript SDK makes one that everybody can read. */
async function replace(file: string, text: Secret): Promise<void> {
  const fresh = beside(file);
  try {
    await rm(fresh, { force: true });
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(text.reveal());
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
}
