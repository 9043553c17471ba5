import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import { minute } from '../../../core/time/instant.ts';
import { errorCode } from '../files/error-code.ts';
import { isMissing } from '../files/missing-file.ts';

/** A terminal may take so long (ms) to start its script, with a disk that is slow and a profile that is long. */
const startsWithin = 5 * minute;

const run = promisify(execFile);

/**
 * Whether a terminal still runs its script, or may only be about to. On Linux and macOS the script has written its process's
 * number beside itself, and that process still has the script among its words: a number is given to others in time. On
 * Windows it holds a file beside itself open.
 */
export async function isRunningScript(script: string, system: Platform['system'], clock: Clock): Promise<boolean> {
  return (
    (system === 'win32' ? await isHeld(script) : await isProcess(script, system)) ?? (await isYoung(script, clock))
  );
}

/** Null: the script has not come to it. */
async function isProcess(script: string, system: Platform['system']): Promise<boolean | null> {
  const pid = await readFile(`${script}.pid`, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (pid === null) return null;
  const number = /^(\d{1,10})\n$/u.exec(pid)?.[1];
  return number !== undefined && (await wordsOf(number, system)).includes(script);
}

/** The words of a process; empty: there is none. */
async function wordsOf(pid: string, system: Platform['system']): Promise<string> {
  if (system === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('/bin/ps', ['-ww', '-o', 'command=', '-p', pid]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/** Windows removes no file that is open. Null: the script has not come to it. */
async function isHeld(script: string): Promise<boolean | null> {
  try {
    await rm(`${script}.lock`);
    return false;
  } catch (error) {
    if (isMissing(error)) return null;
    if (['EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error))) return true;
    throw error;
  }
}

async function isYoung(script: string, clock: Clock): Promise<boolean> {
  const { mtimeMs } = await stat(script);
  return clock.now() - mtimeMs < startsWithin;
}
