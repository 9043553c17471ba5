import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../../core/ports/clock.ts';
import { errorCode } from './error-code.ts';

/** What holds the lock is done within a second; longer than this (ms) its process is gone, and another has its number. */
const longestHeldMs = 60_000;

/**
 * Takes a lock against other copies of Latchkey: a file that holds the id of a process. Null: a copy that runs has it. A
 * lock that was left behind is taken over. One process takes it only once at a time: what is locked is done synchronously.
 * Throws what the disk has to say.
 *
 * @param unique a text that no other attempt has.
 * @returns what gives it back.
 */
export function takeLock(path: string, clock: Clock, unique: string): (() => void) | null {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const mine = `${String(process.pid)} ${unique}`;
  if (!isCreated(path, mine) && !(isFreed(path, clock, unique) && isCreated(path, mine))) return null;
  return () => {
    try {
      if (textIn(path) === mine) rmSync(path, { force: true });
    } catch {
      // A lock of this process is taken over by its next attempt, and one of a process that is gone by anybody's.
    }
  };
}

function isCreated(path: string, text: string): boolean {
  const descriptor = openNew(path);
  if (descriptor === null) return false;
  try {
    writeSync(descriptor, text);
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Null: there is one. */
function openNew(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    throw error;
  }
}

/** Moves a lock that was left behind out of the way. Not by deleting: of several copies that find it, one can rename it. */
function isFreed(path: string, clock: Clock, unique: string): boolean {
  const text = textIn(path);
  if (text === null) return true;
  if (isHeld(path, text, clock)) return false;
  const aside = `${path}.${unique}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
  const isTheOne = textIn(aside) === text;
  // Else another copy was faster, and this is its lock.
  if (isTheOne) rmSync(aside, { force: true });
  else renameSync(aside, path);
  return isTheOne;
}

function isHeld(path: string, text: string, clock: Clock): boolean {
  try {
    if (clock.now() - statSync(path).mtimeMs > longestHeldMs) return false;
    // Empty while it is being written.
    if (text === '') return true;
    const owner = Number.parseInt(text, 10);
    return owner !== process.pid && process.kill(owner, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function textIn(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
