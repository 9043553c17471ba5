import { readdirSync, rmSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../core/ports/desktop.ts';
import { isMissing } from './missing-file.ts';

/**
 * What a write that was cut off leaves beside its file: write-file-atomic's `NAME.NUMBER` (lib/index.js, getTmpname) and, of
 * the settings, atomically's `NAME.tmp-DIGITS` (dist/utils/temp.js). A backup is `NAME.REASON-INSTANT` and matches neither.
 */
const leftovers: readonly (readonly [folder: string, name: RegExp])[] = [
  ['.', /^(?:secrets\.vault|personal\.json)\.\d{1,10}$/u],
  ['.', /^settings\.json\.tmp-\d{10}[0-9a-f]{6}$/u],
  ['catalogue', /^[0-9a-f-]{36}\.json\.\d{1,10}$/u],
  ['terminals', /^[0-9a-f]{8}\.(?:sh|command|cmd)\.\d{1,10}$/u],
];

/**
 * Removes what earlier writes left when they were cut off; the one of the secrets is encrypted like its file. Only with the
 * single-instance lock held and before anything is written: then nobody is writing any of them. Never throws.
 */
export function sweepLeftovers(root: string, log: Log): void {
  for (const [folder, name] of leftovers) {
    const found = filesIn(join(root, folder), log).filter((entry) => entry.isFile() && name.test(entry.name));
    found.forEach((entry) => remove(join(entry.parentPath, entry.name), log));
    if (found.length > 0) log.info(`Removed what ${String(found.length)} unfinished writes had left.`);
  }
}

function filesIn(folder: string, log: Log): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isMissing(error)) log.warn(`A folder could not be read: ${String(error)}`);
    return [];
  }
}

function remove(file: string, log: Log): void {
  try {
    rmSync(file);
  } catch (error) {
    log.warn(`What an unfinished write had left could not be removed: ${String(error)}`);
  }
}
