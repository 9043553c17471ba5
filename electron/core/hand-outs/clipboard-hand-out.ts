import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Clipboard } from '../ports/desktop.ts';
import type { Deadlines } from '../scheduler/deadlines.ts';
import type { Secret } from '../secret.ts';
import type { ServerTime } from '../time/server-time.ts';

type Notice = NonNullable<AppSnapshot['clipboard']>;

const deadline = 'clear clipboard';

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

  /** @param clearAfterMs how long the secret may stay. */
  async copySecret(
    what: 'credentials' | 'console-link',
    text: Secret,
    role: Role,
    clearAfterMs: number,
  ): Promise<void> {
    await this.#clipboard.writeSecret(text);
    this.#secret = text;
    const copiedAt = this.#time.now();
    const clearsAt = this.#deadlines.setSpan(deadline, clearAfterMs, () => void this.clear());
    this.#show({ what, role, copiedAt, clearsAt });
  }

  /** Copies what is no secret; it stays. */
  async copyText(what: 'account-id' | 'role-arn' | 'link' | 'code', text: string, role: Role | null): Promise<void> {
    await this.#clipboard.writeText(text);
    this.#forget();
    this.#show({ what, role, copiedAt: this.#time.now(), clearsAt: null });
  }

  /** Clears the clipboard now, only if it still holds our secret: what a person copied since is theirs. */
  async clear(): Promise<void> {
    const secret = this.#secret;
    if (secret === null) {
      return;
    }
    this.#forget();
    if ((await this.#clipboard.readText()) === secret.reveal()) {
      await this.#clipboard.clear();
    }
    this.#show(null);
  }

  #forget(): void {
    this.#secret = null;
    this.#deadlines.clear(deadline);
  }

  #show(notice: Notice | null): void {
    this.#notice = notice;
    this.#onChange();
  }
}
