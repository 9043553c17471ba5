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
  readonly source: Source;
  readonly outcome: 'done' | FailureCode;
}

/** The record of what was done, one JSON line each, on this computer only. */
export class Activity {
  readonly #files: Files;
  readonly #onTrouble: (error: unknown) => void;

  constructor(files: Files, onTrouble: (error: unknown) => void) {
    this.#files = files;
    this.#onTrouble = onTrouble;
  }

  /** Never rejects: an action is not undone because it could not be written down. */
  async record(record: ActivityRecord): Promise<void> {
    try {
      await this.#files.append(path, `${JSON.stringify(record)}\n`);
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}
