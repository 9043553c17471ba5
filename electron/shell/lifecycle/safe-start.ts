import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';
import type { SafeStart } from '../../core/ports/platform.ts';
import { minute } from '../../core/time/instant.ts';
import { startMarksName } from '../../shared/programs/data-folder.ts';

/** After so many starts that ended within their first minute the next one is careful. */
const mostFailed = 3;

export interface StartMarks {
  /** What can be read anew was put aside, since the starts before this one failed; null: an ordinary start. */
  readonly safeStart: SafeStart | null;
  /** The program ends in an ordinary way. */
  readonly ended: () => void;
}

/**
 * Counts starts that end within a minute, in the file `start-marks` of the data folder: written now, removed after a minute
 * and at an ordinary quit. Of all that is read at a start only the stored lists can be made anew, so they are put aside; the
 * settings set aside what is damaged by themselves. A disk that takes no mark is no reason not to start.
 */
export function markStart(folder: string, clock: Clock, log: Log): StartMarks {
  const file = join(folder, startMarksName);
  const attempt = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      log.warn(`The start could not be marked: ${String(error)}`);
    }
  };
  const ended = (): void => attempt(() => rmSync(file, { force: true }));
  const failed = failedStarts(file);
  const isSafe = failed >= mostFailed;
  attempt(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, String(isSafe ? 1 : failed + 1), { mode: 0o600 });
  });
  if (isSafe) {
    log.warn(`${failed} starts ended within a minute; the stored lists are put aside.`);
    attempt(() => putListsAside(folder));
  }
  clock.setTimer(minute, ended);
  return { safeStart: isSafe ? { failedStarts: failed } : null, ended };
}

function failedStarts(file: string): number {
  try {
    const count = Number(readFileSync(file, 'utf8').slice(0, 10));
    return Number.isSafeInteger(count) && count > 0 ? count : 0;
  } catch {
    return 0;
  }
}

/** One copy is kept, for whoever looks for the cause. */
function putListsAside(folder: string): void {
  const lists = join(folder, 'catalogue');
  if (!existsSync(lists)) return;
  rmSync(`${lists}.aside`, { recursive: true, force: true });
  renameSync(lists, `${lists}.aside`);
}
