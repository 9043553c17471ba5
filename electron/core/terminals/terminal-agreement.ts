import { failure, FailureError } from '../failures/fail.ts';
import type { CommandWords } from '../organisations/browser-command.ts';
import type { CommandAgreement } from '../organisations/command-agreement.ts';
import { text } from '../../shared/text/text.ts';
import { terminalWords } from './terminal-command.ts';

/** Under this the agreement is kept; no organisation has such an id. */
const terminals = 'terminal';

/** Asks the person whether a command line of their own may open terminals. */
export class TerminalAgreement {
  readonly #agreement: CommandAgreement;

  constructor(agreement: CommandAgreement) {
    this.#agreement = agreement;
  }

  /** Resolves when the person agreed, or need not be asked. Throws a `FailureError`: `cancelled` when they did not. */
  async need(before: string, after: string): Promise<void> {
    if (after === before) return;
    if (after === '') {
      await this.#agreement.forget(terminals);
      return;
    }
    if (!(await this.#isAgreedTo(after, terminalWords(after), 'terminal.question-detail'))) {
      throw new FailureError(failure('cancelled'));
    }
  }

  /**
   * The words of the command line, about to be started. Asks where the person has not agreed to just this one: it was written
   * into the settings file, or what was agreed to is lost. Throws a `FailureError`.
   */
  async words(command: string): Promise<CommandWords> {
    const words = terminalWords(command);
    const isKnown = this.#agreement.isKnown(terminals, command);
    if (!isKnown && !(await this.#isAgreedTo(command, words, 'terminal.question-unasked'))) {
      const values = { program: words[0] };
      throw new FailureError(failure('terminal-did-not-open', values, null, 'failure.terminal-not-agreed'));
    }
    return words;
  }

  #isAgreedTo(
    command: string,
    words: CommandWords,
    detail: 'terminal.question-detail' | 'terminal.question-unasked',
  ): Promise<boolean> {
    return this.#agreement.ask(terminals, command, words, {
      question: text('terminal.question'),
      detail: (lines) => text(detail, { lines }),
      agree: text('question.use-program'),
    });
  }
}
