import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Role } from '../../contract/identifiers.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { second } from '../instant.ts';
import type { Clipboard } from '../ports/desktop.ts';
import type { Deadlines } from '../scheduler/deadlines.ts';
import type { Secret } from '../secret.ts';
import type { ServerTime } from '../time/server-time.ts';

type Notice = NonNullable<AppSnapshot['clipboard']>;

const deadline = 'clear clipboard';
const copiesDeadline = 'clear copies of the clipboard';

/** Whoever holds the clipboard holds it for a moment. */
const clearAgainAfter = 2 * second;

/** Puts things on the clipboard and takes secrets away again, if they are still what is there. */
export class ClipboardHandOut {
  readonly #clipboard: Clipboard;
  readonly #time: ServerTime;
  readonly #deadlines: Deadlines;
  readonly #onChange: () => void;
  #secret: Secret | null = null;
  #notice: Notice | null = null;

  constructor(clipboard: Clipboard, time: ServerTime, deadlines: Deadlines, onChange: () => void) {
    this.#clipboard = clipboard;
    this.#time = time;
    this.#deadlines = deadlines;
    this.#onChange = onChange;
  }

  notice(): Notice | null {
    return this.#notice;
  }

  /**
   * Rejects with a `FailureError` (`clipboard-failed`) when the clipboard does not take it.
   *
   * @param clearAfterMs how long the secret may stay.
   */
  async copySecret(
    what: 'credentials' | 'console-link',
    text: Secret,
    role: Role,
    clearAfterMs: number,
  ): Promise<void> {
    await this.#clipboard.writeSecret(text).catch(refused);
    this.#secret = text;
    const copiedAt = this.#time.now();
    const clearsAt = this.#deadlines.setSpan(deadline, clearAfterMs, () => void this.clear());
    this.#show({ what, role, copiedAt, clearsAt });
    void this.#clearCopies(text);
  }

  /** Copies what is no secret; it stays. Rejects as `copySecret` does. */
  async copyText(
    what: Exclude<Notice['what'], 'credentials' | 'console-link'>,
    text: string,
    role: Role | null,
  ): Promise<void> {
    await this.#clipboard.writeText(text).catch(refused);
    this.#forget();
    this.#show({ what, role, copiedAt: this.#time.now(), clearsAt: null });
  }

  /**
   * Takes our secret away now, from the clipboard and wherever else it still is: what a person copied or selected since
   * is theirs. While another program holds the clipboard it is tried again.
   */
  async clear(): Promise<void> {
    const secret = this.#secret;
    if (secret === null) {
      return;
    }
    try {
      await this.#clipboard.clearSecret(secret);
    } catch {
      if (this.#secret === secret) {
        this.#deadlines.setSpan(deadline, clearAgainAfter, () => void this.clear());
      }
      return;
    }
    if (this.#secret === secret) {
      this.#forget();
      this.#show(null);
    }
  }

  /** The person wants it on the clipboard and nowhere else. The copy has succeeded whatever comes of this. */
  async #clearCopies(secret: Secret): Promise<void> {
    try {
      await this.#clipboard.clearCopies(secret);
    } catch {
      if (this.#secret === secret) {
        this.#deadlines.setSpan(copiesDeadline, clearAgainAfter, () => void this.#clearCopies(secret));
      }
    }
  }

  #forget(): void {
    this.#secret = null;
    this.#deadlines.clear(deadline);
    this.#deadlines.clear(copiesDeadline);
  }

  #show(notice: Notice | null): void {
    this.#notice = notice;
    this.#onChange();
  }
}

/** Another program can hold the clipboard, and a system can have none. */
function refused(): never {
  throw new FailureError(failure('clipboard-failed'));
}
