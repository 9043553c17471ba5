import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When each file below a folder was changed last. */
export function timesIn(folder: string): Record<string, number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files.map((file) => [file, statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0]),
  );
}
