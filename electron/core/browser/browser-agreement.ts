import { failure, FailureError } from '../failures/fail.ts';
import type { Confirmation } from '../ports/desktop.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { sentence } from '../text/sentence.ts';
import { commandWords } from './browser-command.ts';

/**
 * Asks the person whether a program may be started for an organisation, in a dialog of main that names it with each of its
 * arguments: a window that was taken over must not be able to have a program run. One question at a time.
 */
export class BrowserAgreement {
  readonly #confirmation: Confirmation;
  #asking = false;

  constructor(confirmation: Confirmation) {
    this.#confirmation = confirmation;
  }

  /** Resolves when the person agreed, or need not be asked. Throws a `FailureError`: `cancelled` when they did not. */
  async need(before: OrganisationRecord, after: OrganisationRecord): Promise<void> {
    const { browserCommand } = after;
    if (browserCommand === null || browserCommand === before.browserCommand) {
      return;
    }
    const words = commandWords(browserCommand);
    if (words === null) {
      throw new FailureError(failure('browser-command-invalid'));
    }
    const [program, ...rest] = words;
    const lines = [program, ...rest.map((argument) => `    ${argument}`)].join('\n');
    const agreed = await this.#ask({
      question: sentence('browser-question', { organisation: before.name.replaceAll(/\p{C}+/gu, ' ') }),
      detail: sentence('browser-question-detail', { lines }),
      agree: sentence('browser-question-agree'),
    });
    if (!agreed) {
      throw new FailureError(failure('cancelled'));
    }
  }

  async #ask(question: Parameters<Confirmation['ask']>[0]): Promise<boolean> {
    if (this.#asking) {
      return false;
    }
    this.#asking = true;
    try {
      return await this.#confirmation.ask(question);
    } finally {
      this.#asking = false;
    }
  }
}
