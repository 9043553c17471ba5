import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Log } from '../../../core/ports/desktop.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import type { PolicyFile, PolicyReading, PolicyRefusal } from '../../../core/ports/policy-file.ts';
import { isMissing } from './missing-file.ts';

export interface PolicyFileOptions {
  readonly system: Platform['system'];
  readonly packaged: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** The ids of users whose file counts besides the administrator's; none in a packaged build. */
  readonly alsoOwnedBy?: readonly number[];
}

/** In bytes; a policy of fifty organisations has some twenty thousand. */
const largest = 256 * 1024;
const administrator = 0;
/** The bits of a mode that let the group and others write. */
const othersWrite = 0o022;

/** The variable that names another file in a development build. */
const ownFile = 'LATCHKEY_POLICY';

/**
 * The policy of this computer (docs/managed-settings.md#where-it-is). It counts only where nobody but the administrator can
 * have written it: file and folder belong to root and are writable by nobody else. Node tells neither the owner nor the access list of
 * a file of Windows, so nothing of that is checked there.
 */
export function createPolicyFile(options: PolicyFileOptions): PolicyFile {
  const file = policyPath(options);
  return { read: () => readPolicyFile(file, options) };
}

/** Where it is; a packaged build cannot be told of another place. */
export function policyPath({ system, packaged, environment }: Omit<PolicyFileOptions, 'log'>): string {
  const own = environment[ownFile];
  if (!packaged && own !== undefined && own !== '') return own;
  switch (system) {
    case 'darwin':
      return '/Library/Application Support/Latchkey/policy.json';
    case 'win32':
      return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Latchkey', 'policy.json');
    case 'linux':
      return '/etc/latchkey/policy.json';
  }
}

function readPolicyFile(file: string, options: PolicyFileOptions): PolicyReading {
  try {
    const why = folderRefusal(file, options);
    return why === null ? readOpened(file, options) : { outcome: 'refused', file, why };
  } catch (error) {
    if (isMissing(error)) return { outcome: 'none' };
    options.log.warn(`The policy could not be read: ${String(error)}`);
    return { outcome: 'refused', file, why: 'unreadable' };
  }
}

/** Whoever can write to the folder can put another file in place of this one. */
function folderRefusal(file: string, options: PolicyFileOptions): PolicyRefusal | null {
  const known = lstatSync(file);
  if (!known.isFile()) return 'notAFile';
  const folder = (options.system === 'win32' ? win32 : posix).dirname(file);
  const stats = lstatSync(folder);
  return stats.isDirectory() ? refusalOf(stats, options) : 'notAFile';
}

/** What was opened is what is checked and read: a name can stand for another file a moment later. */
function readOpened(file: string, options: PolicyFileOptions): PolicyReading {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
  // A pipe in its place must not keep the start waiting.
  const descriptor = openSync(file, (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    const why = stats.isFile() ? refusalOf(stats, options) : 'notAFile';
    if (why !== null) return { outcome: 'refused', file, why };
    const bytes = readCapped(descriptor);
    if (bytes === null) return { outcome: 'refused', file, why: 'tooLarge' };
    // Read as if it were UTF-8, a rule for a name with an umlaut would match nothing.
    return isUtf8(bytes)
      ? { outcome: 'read', file, text: bytes.toString('utf8') }
      : { outcome: 'refused', file, why: 'encoding' };
  } finally {
    closeSync(descriptor);
  }
}

function refusalOf({ uid, mode }: Stats, { system, alsoOwnedBy = [] }: PolicyFileOptions): PolicyRefusal | null {
  if (system === 'win32') return null;
  if (uid !== administrator && !alsoOwnedBy.includes(uid)) return 'owner';
  return (mode & othersWrite) === 0 ? null : 'writable';
}

/** Null: it is larger than any honest one, whatever its size was a moment ago. */
function readCapped(descriptor: number): Buffer | null {
  const bytes = Buffer.alloc(largest + 1);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
  }
  return null;
}
