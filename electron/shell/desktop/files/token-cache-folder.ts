import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { TokenCache } from '../../../core/ports/token-cache.ts';
import { Secret } from '../../../core/secret.ts';
import { isMissing } from './missing-file.ts';

/** No variable moves this folder (docs/aws.md#token-cache). */
export function createTokenCacheFolder(home: string): TokenCache {
  const folder = join(home, '.aws', 'sso', 'cache');
  return {
    async read(name) {
      try {
        return new Secret(await readFile(join(folder, name), 'utf8'));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async write(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(join(folder, name), text.reveal(), { mode: 0o600 });
    },
    async remove(name) {
      await rm(join(folder, name), { force: true });
    },
    watch: () => () => undefined,
  };
}
