import { failure, FailureError } from '../failures/fail.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { text } from '../../shared/text/text.ts';
import type { CommandWords } from './browser-command.ts';
import type { CommandAgreement } from './command-agreement.ts';
import { usableCommand } from './usable-command.ts';

type Named = Pick<OrganisationRecord, 'id' | 'name'>;

/** Asks the person whether a program may be the browser of an organisation. */
export class BrowserAgreement {
  readonly #agreement: CommandAgreement;

  constructor(agreement: CommandAgreement) {
    this.#agreement = agreement;
  }

  /** Resolves when the person agreed, or need not be asked. Throws a `FailureError`: `cancelled` when they did not. */
  async need(before: OrganisationRecord, after: OrganisationRecord): Promise<void> {
    const { browserCommand } = after;
    if (browserCommand === before.browserCommand) {
      return;
    }
    if (browserCommand === null) {
      await this.#agreement.forget(before.id);
      return;
    }
    if (!(await this.#isAgreedTo(before, browserCommand, usableCommand(browserCommand), 'browser.question-detail'))) {
      throw new FailureError(failure('cancelled'));
    }
  }

  /**
   * The program of an organisation, about to be started. Asks where the person has not agreed to just this command line: it
   * was written into the settings file, or what was agreed to is lost. Throws a `FailureError`.
   */
  async wordsFor(organisation: Named, browserCommand: string): Promise<CommandWords> {
    const words = usableCommand(browserCommand);
    const isKnown = this.#agreement.isKnown(organisation.id, browserCommand);
    if (!isKnown && !(await this.#isAgreedTo(organisation, browserCommand, words, 'browser.question-unasked'))) {
      const values = { program: words[0], organisation: organisation.name };
      throw new FailureError(failure('browser-did-not-open', values, null, 'failure.browser-program-not-agreed'));
    }
    return words;
  }

  #isAgreedTo(
    { id, name }: Named,
    command: string,
    words: CommandWords,
    detail: 'browser.question-detail' | 'browser.question-unasked',
  ): Promise<boolean> {
    return this.#agreement.ask(id, command, words, {
      question: text('browser.question', { organisation: name.replaceAll(/\p{C}+/gu, ' ') }),
      detail: (lines) => text(detail, { lines }),
      agree: text('question.use-program'),
    });
  }
}
