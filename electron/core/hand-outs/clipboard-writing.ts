import { failure, FailureError } from '../failures/fail.ts';
import { second } from '../instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Clipboard, Confirmation } from '../ports/desktop.ts';
import type { Secret } from '../secret.ts';
import { sentence } from '../text/sentence.ts';
import { within } from '../time/within.ts';

/** How long a copy waits for the keyboard; who has not come to the window by then does something else. */
const longestWait = 10 * second;

interface Parts {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly confirmation: Confirmation;
  /** Brings the window, so that it has the keyboard. */
  readonly wantWindow: () => void;
}

/**
 * Writes to the clipboard so that what is called copied was copied. Where a system drops what comes without the keyboard,
 * the window is brought first. A secret goes there without its marks only once the person has agreed to that.
 */
export class ClipboardWriting {
  readonly #parts: Parts;
  #agreed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects with a `FailureError`: `clipboard-needs-window` where the keyboard stays elsewhere, `clipboard-failed`. */
  async text(text: string): Promise<void> {
    await this.#keyboard();
    await this.#parts.clipboard.writeText(text).catch(refused);
  }

  /** The same, and `cancelled` where the clipboard takes no marks and the person does not want it without. */
  async secret(secret: Secret): Promise<void> {
    await this.#keyboard();
    if ((await this.#parts.clipboard.writeSecret(secret).catch(refused)) === 'written') {
      return;
    }
    await this.#agreement();
    await this.#keyboard();
    await this.#parts.clipboard.writeUnmarked(secret).catch(refused);
  }

  async #keyboard(): Promise<void> {
    const { clipboard, clock, wantWindow } = this.#parts;
    const keyboard = clipboard.keyboard();
    if (keyboard === null) {
      return;
    }
    wantWindow();
    await within(clock, longestWait, keyboard, () => new FailureError(failure('clipboard-needs-window')));
  }

  /** Once a run: the system does not change meanwhile. */
  async #agreement(): Promise<void> {
    this.#agreed ||= await this.#parts.confirmation.ask({
      question: sentence('unmarked-question'),
      detail: sentence('unmarked-detail'),
      agree: sentence('unmarked-agree'),
    });
    if (!this.#agreed) {
      throw new FailureError(failure('cancelled'));
    }
  }
}

/** Another program can hold the clipboard, and a system can have none. */
function refused(): never {
  throw new FailureError(failure('clipboard-failed'));
}
