import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Clock } from '../../../core/ports/clock.ts';
import { errorCode } from './error-code.ts';

/** How many are kept of each file. */
const mostBackups = 5;

/**
 * `NUMBER.INSTANT.STAMP.txt`, or `.none` where there was no file; the stamp is that of the text that took its place. The
 * number orders them, since a clock can be set back.
 */
const name = /^(\d{6})\.[\dTZ-]+\.([0-9a-f]{64}|none)\.(?:txt|none)$/u;

/** The text of a file before ours took its place. */
export interface Backup {
  /** Null: there was no file. */
  readonly bytes: Uint8Array | null;
  readonly path: string;
}

/**
 * Copies of AWS's files below Latchkey's own folder, one folder a file, for the owner only. They are the file itself, byte
 * for byte, so a person can put one back by hand.
 */
export class AwsFileBackups {
  readonly #root: string;
  readonly #clock: Clock;

  constructor(root: string, clock: Clock) {
    this.#root = root;
    this.#clock = clock;
  }

  /** Keeps what is about to be replaced, flushed to disk. Throws what the disk has to say. */
  keep(file: string, bytes: Uint8Array | null, nextStamp: string): Backup {
    const folder = this.#folder(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const number = Number(this.#names(file).at(-1)?.slice(0, 6) ?? '0') + 1;
    const instant = new Date(this.#clock.now()).toISOString().replaceAll(':', '-').replace(/\.\d+/u, '');
    const numbered = `${String(number).padStart(6, '0')}.${instant}.${nextStamp}`;
    const path = join(folder, `${numbered}.${bytes === null ? 'none' : 'txt'}`);
    const descriptor = openSync(path, 'wx', 0o600);
    try {
      for (let at = 0; at < (bytes?.length ?? 0); at += writeSync(descriptor, bytes ?? new Uint8Array(), at));
      fsyncSync(descriptor);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return { bytes, path };
  }

  /** The latest text that one with this stamp took the place of; null: none is kept. */
  before(file: string, stamp: string): Backup | null {
    const found = this.#names(file).findLast((one) => name.exec(one)?.[2] === stamp);
    if (found === undefined) return null;
    const path = join(this.#folder(file), found);
    return { bytes: found.endsWith('.none') ? null : readFileSync(path), path };
  }

  /** Another text of ours takes the place of the one with this stamp: what is kept is what was before both. */
  follow(file: string, stamp: string, next: string): void {
    const backup = this.before(file, stamp);
    if (backup !== null) renameSync(backup.path, backup.path.replace(`.${stamp}.`, `.${next}.`));
  }

  isEmpty(file: string): boolean {
    return this.#names(file).length === 0;
  }

  drop({ path }: Backup): void {
    rmSync(path, { force: true });
  }

  /** Lets the oldest go. */
  prune(file: string): void {
    for (const old of this.#names(file).slice(0, -mostBackups)) rmSync(join(this.#folder(file), old), { force: true });
  }

  /** Oldest first. */
  #names(file: string): string[] {
    try {
      return readdirSync(this.#folder(file))
        .filter((one) => name.test(one))
        .toSorted();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  #folder(file: string): string {
    return join(this.#root, `${basename(file)}-${createHash('sha256').update(file).digest('hex').slice(0, 12)}`);
  }
}
