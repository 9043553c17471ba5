import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AwsFileName } from '../../../core/export/section.ts';
import type {
  AwsFileProblem,
  AwsFiles,
  BackupWish,
  ReadAwsFile,
  ReplacedAwsFile,
  RestoredAwsFile,
} from '../../../core/ports/aws-files.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Identifiers, Log } from '../../../core/ports/desktop.ts';
import { Secret } from '../../../core/secret.ts';
import { AwsFileBackups } from './aws-file-backups.ts';
import { awsFilePath, type AwsFileEnvironment } from './aws-file-paths.ts';
import { errorCode } from './error-code.ts';
import { takeLock } from './own-lock.ts';
import { bytesIn, removeLeftovers, replaceFile, targetOf } from './replace-file.ts';

export interface AwsFileStoreOptions {
  /** What is known at once. */
  readonly environment: AwsFileEnvironment;
  /** What is known in the end, for which every file waits; never rejects. Left out: the same. */
  readonly wholeEnvironment?: Promise<AwsFileEnvironment>;
  /** Latchkey's own folder: the lock and the backups are in it, so that nothing of ours stays beside AWS's files. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly identifiers: Pick<Identifiers, 'uuid'>;
  readonly log: Log;
}

/** In bytes: a profile has about 200, and an organisation a few thousand roles. */
const largest = 4 * 1024 * 1024;
const noFile = 'none';
/**
 * For so long (ms) after others have written a file it may be half of what they mean to write: AWS CLI cuts it to nothing
 * and then writes, and nothing tells when it is done.
 */
const settlingMs = 1000;

/**
 * The person's AWS files on disk. Everything is done synchronously: they are small, and nothing of this process can come
 * between the last look at a file and its replacement.
 */
export function createAwsFileStore(options: AwsFileStoreOptions): AwsFiles {
  return new AwsFileStore(options);
}

/** What is carried out of the middle of an attempt. */
class Problem extends Error {
  readonly problem: AwsFileProblem;

  constructor(problem: AwsFileProblem) {
    super(problem.why);
    this.problem = problem;
  }
}

class AwsFileStore implements AwsFiles {
  readonly #options: AwsFileStoreOptions;
  readonly #backups: AwsFileBackups;
  /** As this process left each file. */
  readonly #left = new Map<string, string>();
  #environment: AwsFileEnvironment;
  readonly #known: Promise<void>;

  constructor(options: AwsFileStoreOptions) {
    this.#options = options;
    const { environment, wholeEnvironment = Promise.resolve(environment) } = options;
    this.#environment = environment;
    this.#known = wholeEnvironment.then((whole) => {
      this.#environment = whole;
    });
    this.#backups = new AwsFileBackups(join(options.dataFolder, 'aws-files'), options.clock);
  }

  path(file: AwsFileName): string {
    return awsFilePath(file, this.#environment).shown;
  }

  async read(file: AwsFileName): Promise<ReadAwsFile> {
    await this.#known;
    return this.#attempt(() => {
      const target = this.#target(file);
      refuseOdd(target);
      const bytes = bytesIn(target);
      const text = decoded(bytes ?? new Uint8Array());
      if (text === null) return { outcome: 'not-text', line: firstBadLine(bytes ?? new Uint8Array()) };
      return { outcome: 'read', text: new Secret(text), stamp: stampOf(bytes), isThere: bytes !== null };
    });
  }

  async replace(file: AwsFileName, expectedStamp: string, text: Secret, backup: BackupWish): Promise<ReplacedAwsFile> {
    await this.#known;
    return this.#locked<ReplacedAwsFile>(file, (target) => {
      const old = bytesIn(target);
      if (stampOf(old) !== expectedStamp) return { outcome: 'changed' };
      if (this.#isSettling(target, expectedStamp)) throw new Problem({ why: 'busy' });
      const bytes = new TextEncoder().encode(text.reveal());
      const stamp = stampOf(bytes);
      const isDone =
        backup === 'keep'
          ? this.#putWithBackup(target, old, bytes)
          : this.#put(target, bytes, expectedStamp) && this.#followed(target, expectedStamp, stamp);
      return isDone ? { outcome: 'replaced', stamp } : { outcome: 'changed' };
    });
  }

  async restore(file: AwsFileName): Promise<RestoredAwsFile> {
    await this.#known;
    return this.#locked<RestoredAwsFile>(file, (target) => {
      const stamp = stampOf(bytesIn(target));
      const backup = this.#backups.before(target, stamp);
      if (backup === null) return { outcome: this.#backups.isEmpty(target) ? 'none' : 'changed' };
      if (!this.#put(target, backup.bytes, stamp)) return { outcome: 'changed' };
      this.#backups.drop(backup);
      return { outcome: 'replaced', stamp: stampOf(backup.bytes) };
    });
  }

  #put(file: string, bytes: Uint8Array | null, expectedStamp: string): boolean {
    const isExpected = (found: Uint8Array | null): boolean => stampOf(found) === expectedStamp;
    const isDone = replaceFile({ file, bytes, isExpected, unique: this.#options.identifiers.uuid() });
    if (isDone) this.#left.set(file, stampOf(bytes));
    return isDone;
  }

  /** A time to come is another computer's, and says nothing. */
  #isSettling(file: string, stamp: string): boolean {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined || this.#left.get(file) === stamp) return false;
    const age = this.#options.clock.now() - found.mtimeMs;
    return age >= 0 && age < settlingMs;
  }

  #putWithBackup(target: string, old: Uint8Array | null, bytes: Uint8Array): boolean {
    const backup = this.#backups.keep(target, old, stampOf(bytes));
    let isDone = false;
    try {
      isDone = this.#put(target, bytes, stampOf(old));
    } finally {
      if (!isDone) this.#backups.drop(backup);
    }
    if (isDone) this.#quietly(() => this.#backups.prune(target));
    return isDone;
  }

  #followed(target: string, stamp: string, next: string): true {
    this.#quietly(() => this.#backups.follow(target, stamp, next));
    return true;
  }

  /** What befalls a backup is no reason to say that the file was not replaced. */
  #quietly(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.log.warn(`The backups of an AWS file could not be put in order: ${String(error)}`);
    }
  }

  #locked<Outcome>(file: AwsFileName, work: (target: string) => Outcome): Outcome | Failed {
    return this.#attempt(() => {
      const { dataFolder, clock, identifiers } = this.#options;
      const target = this.#target(file);
      const release = takeLock(join(dataFolder, 'aws-files', 'lock'), clock, identifiers.uuid());
      if (release === null) throw new Problem({ why: 'busy' });
      try {
        refuseOdd(target);
        removeLeftovers(target);
        refuseUnwritable(target);
        return work(target);
      } finally {
        release();
      }
    });
  }

  #target(file: AwsFileName): string {
    const { path, shown } = awsFilePath(file, this.#environment);
    if (path === null) throw new Problem({ why: 'unclear-path', value: shown });
    return targetOf(path);
  }

  #attempt<Outcome>(work: () => Outcome): Outcome | Failed {
    try {
      return work();
    } catch (error) {
      const problem = error instanceof Problem ? error.problem : problemOf(error);
      if (!(error instanceof Problem))
        this.#options.log.warn(`An AWS file could not be read or replaced: ${String(error)}`);
      return { outcome: 'failed', problem };
    }
  }
}

type Failed = { readonly outcome: 'failed'; readonly problem: AwsFileProblem };

function stampOf(bytes: Uint8Array | null): string {
  return bytes === null ? noFile : createHash('sha256').update(bytes).digest('hex');
}

/** With its byte order mark, if there is one; null: it is not UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Counted from 1. A byte of a line end is part of no other character in UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (decoded(bytes.subarray(from, to)) === null) return line;
    from = to;
  }
  return line;
}

function refuseOdd(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new Problem({ why: 'no-file' });
  if (found.size > largest) throw new Problem({ why: 'too-large' });
}

/** Renaming over a file asks for nothing but its folder, so what the file itself says has to be asked. */
function refuseUnwritable(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if ((found.mode & 0o200) === 0) throw new Problem({ why: 'read-only' });
  if (found.nlink > 1) throw new Problem({ why: 'hard-link' });
  accessSync(target, constants.W_OK);
  accessSync(dirname(target), constants.W_OK);
}

const byCode: Readonly<Record<string, AwsFileProblem>> = {
  EACCES: { why: 'read-only' },
  EROFS: { why: 'read-only' },
  EPERM: { why: 'read-only' },
  EISDIR: { why: 'no-file' },
  ENOTDIR: { why: 'no-folder' },
  // Folders that are missing are made, so that only a link can lead to none.
  ENOENT: { why: 'dead-link' },
  ELOOP: { why: 'dead-link' },
  ENOSPC: { why: 'disk-full' },
  EDQUOT: { why: 'disk-full' },
  EBUSY: { why: 'busy' },
};

function problemOf(error: unknown): AwsFileProblem {
  const code = errorCode(error);
  if (code === 'EPERM' && error instanceof Error && 'syscall' in error && error.syscall === 'chown')
    return { why: 'owner' };
  return byCode[code] ?? { why: 'system', code: code === '' ? 'unknown' : code };
}
