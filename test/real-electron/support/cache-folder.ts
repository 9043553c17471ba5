import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs that only tests use are kept, outside the repository. Root's own cache is closed to the desktop's user. */
export function cacheFolder(): string {
  const chosen = process.env['LATCHKEY_TEST_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.getuid?.() === 0) return '/var/cache/latchkey-tests';
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'latchkey-tests');
}
