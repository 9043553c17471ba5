import {
  chownSync,
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';

/** Of a file and folder that are made new. */
const fileMode = 0o600;
const folderMode = 0o700;
const mostLinks = 40;

/** What a cut-off replacement leaves beside the file: the new text, or the old file under a second name. */
const leftover = /^\.latchkey-[0-9a-f-]{36}\.(?:new|old)$/u;

/** Where a path leads at last; of a link that leads nowhere, where the file would be. Throws what the system has to say. */
export function targetOf(path: string): string {
  let at = path;
  for (let links = 0; links < mostLinks; links += 1) {
    const folder = existingFolder(dirname(at));
    const file = join(folder, basename(at));
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
    at = resolve(folder, readlinkSync(file));
  }
  return realpathSync(at);
}

function existingFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return folder;
    throw error;
  }
}

export interface Replacement {
  /** Where the file is, links resolved. */
  readonly file: string;
  /** Null: it is to go. */
  readonly bytes: Uint8Array | null;
  /** Whether what is there is still what the new text was made from; null: there is no file. */
  readonly isExpected: (bytes: Uint8Array | null) => boolean;
  /** A UUID of its own for each replacement. */
  readonly unique: string;
}

/**
 * Replaces a file as a whole; false: it was not as expected, and is as it was. The new file stands beside it, flushed to
 * disk, before it takes the name; mode and owner are the old one's. Throws what the system has to say, the file whole.
 *
 * Nobody locks these files, so the old one is read once more right before, and once more right after, under a second name:
 * AWS CLI cuts a file to nothing and then writes it. Where it began in between, the old file comes back with what it wrote.
 */
export function replaceFile({ file, bytes, isExpected, unique }: Replacement): boolean {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: folderMode });
  const fresh = join(folder, `${basename(file)}.latchkey-${unique}.new`);
  try {
    if (bytes !== null) writeBeside(fresh, bytes, statSync(file, { throwIfNoEntry: false }));
    const isDone = moveInto(file, bytes === null ? null : fresh, `${fresh.slice(0, -4)}.old`, isExpected);
    if (isDone) syncFolder(folder);
    return isDone;
  } finally {
    removeQuietly(fresh);
  }
}

/** Removes what cut-off replacements have left beside a file; only with the lock held nobody is using them. */
export function removeLeftovers(file: string): void {
  const folder = dirname(file);
  const name = basename(file);
  for (const found of filesIn(folder)) {
    if (found.startsWith(name) && leftover.test(found.slice(name.length))) rmSync(join(folder, found), { force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** What cannot be removed now is removed before the next replacement. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The file itself is as it should be.
  }
}

function writeBeside(path: string, bytes: Uint8Array, old: Stats | undefined): void {
  const descriptor = openSync(path, 'wx', fileMode);
  try {
    for (let at = 0; at < bytes.length; at += writeSync(descriptor, bytes, at));
    const { uid, gid } = fstatSync(descriptor);
    if (old !== undefined && (old.uid !== uid || old.gid !== gid)) chownSync(path, old.uid, old.gid);
    fchmodSync(descriptor, old === undefined ? fileMode : old.mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Nothing else of this process runs in between. */
function moveInto(file: string, fresh: string | null, old: string, isExpected: Replacement['isExpected']): boolean {
  const isThere = bytesIn(file) !== null;
  const hasSecondName = isThere && isLinked(file, old);
  if (!isExpected(bytesIn(file))) {
    removeQuietly(old);
    return false;
  }
  if (fresh === null) rmSync(file);
  else if (isThere) renameSync(fresh, file);
  else if (!isTakenByLink(fresh, file)) return false;
  if (!hasSecondName || !wasWrittenTo(old, isExpected)) {
    removeQuietly(old);
    return true;
  }
  renameSync(old, file);
  return false;
}

/** Whether the file has a second name now: some file systems have none. */
function isLinked(file: string, other: string): boolean {
  try {
    linkSync(file, other);
    return true;
  } catch {
    return false;
  }
}

/** Gives a new file its name, unless it has been taken meanwhile. */
function isTakenByLink(fresh: string, file: string): boolean {
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    renameSync(fresh, file);
    return true;
  }
}

/** What cannot be read now was not written to, as far as can be told: the new file has the name already. */
function wasWrittenTo(old: string, isExpected: Replacement['isExpected']): boolean {
  try {
    const bytes = bytesIn(old);
    return bytes !== null && !isExpected(bytes);
  } catch {
    return false;
  }
}

/** Null: there is no such file. */
export function bytesIn(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** So that the new name survives a power cut; Windows has no such call, and a folder that cannot be flushed harms nobody. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The file has its new text all the same.
  }
}
