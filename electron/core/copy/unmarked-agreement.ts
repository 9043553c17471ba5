import { failure, FailureError } from '../failures/fail.ts';
import type { Confirmation } from '../ports/desktop.ts';
import { text } from '../../shared/text/text.ts';

/**
 * Whether the person wants secrets on a clipboard that takes no mark of them. Asked once a run: the system stays the same.
 * Copies that come while the question stands share its answer.
 */
export class UnmarkedAgreement {
  readonly #confirmation: Confirmation;
  #agreed = false;
  #asking: Promise<boolean> | null = null;

  constructor(confirmation: Confirmation) {
    this.#confirmation = confirmation;
  }

  /** Resolves when they do. Throws a `FailureError`: `cancelled` when they do not. */
  async need(): Promise<void> {
    this.#agreed ||= await (this.#asking ??= this.#ask());
    if (!this.#agreed) {
      throw new FailureError(failure('cancelled'));
    }
  }

  async #ask(): Promise<boolean> {
    try {
      return await this.#confirmation.ask({
        question: text('unmarked.question'),
        detail: text('unmarked.question-detail'),
        agree: text('unmarked.question-agree'),
      });
    } finally {
      this.#asking = null;
    }
  }
}
