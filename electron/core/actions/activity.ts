import type { FailureCode } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Source } from '../latchkey.ts';
import type { Instant } from '../instant.ts';
import type { Files } from '../ports/files.ts';
import type { Wish } from './permit.ts';

const path = 'activity.jsonl';

/** One thing done with a role. Holds no key, token, code or link. */
export interface ActivityRecord {
  readonly at: Instant;
  readonly kind: Wish['kind'];
  readonly role: Role;
  /** What its account was called then, told from its namesakes: later it may be in no list and have another name. */
  readonly account: string;
  readonly source: Source;
  readonly outcome: 'done' | FailureCode;
}

/**
 * The record of what was done, one JSON line each in the order of doing, on this computer only. What is done while a line
 * is being written goes into the next write together: thousands of programs may ask at once.
 */
export class Activity {
  readonly #files: Files;
  readonly #onTrouble: (error: unknown) => void;
  readonly #waiting: string[] = [];
  /** The write that takes what waits; null: nothing waits. */
  #next: Promise<void> | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(files: Files, onTrouble: (error: unknown) => void) {
    this.#files = files;
    this.#onTrouble = onTrouble;
  }

  /** Resolves when it is written. Never rejects: an action is not undone because it could not be written down. */
  record(record: ActivityRecord): Promise<void> {
    this.#waiting.push(`${JSON.stringify(record)}\n`);
    this.#next ??= this.#last.then(() => this.#write());
    this.#last = this.#next;
    return this.#next;
  }

  /** Resolves when nothing waits to be written. */
  written(): Promise<void> {
    return this.#last;
  }

  async #write(): Promise<void> {
    this.#next = null;
    try {
      await this.#files.append(path, this.#waiting.splice(0).join(''));
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}
