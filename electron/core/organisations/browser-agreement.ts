import { failure, FailureError } from '../failures/fail.ts';
import type { Confirmation } from '../ports/desktop.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { text } from '../../shared/text/text.ts';
import type { CommandWords } from './browser-command.ts';
import { usableCommand } from './usable-command.ts';

type Named = Pick<OrganisationRecord, 'id' | 'name'>;

/**
 * Asks the person whether a program may be started for an organisation, in a dialog of main that names it with each of its
 * arguments: neither a window that was taken over nor whoever writes into the settings file must be able to have a program
 * run. What was agreed to is kept with the secrets, the exact command line for the organisation. One question at a time.
 */
export class BrowserAgreement {
  readonly #confirmation: Confirmation;
  readonly #secrets: Pick<SecretStore, 'agreedCommand' | 'setAgreedCommand'>;
  #asking = false;

  constructor(confirmation: Confirmation, secrets: Pick<SecretStore, 'agreedCommand' | 'setAgreedCommand'>) {
    this.#confirmation = confirmation;
    this.#secrets = secrets;
  }

  /** Resolves when the person agreed, or need not be asked. Throws a `FailureError`: `cancelled` when they did not. */
  async need(before: OrganisationRecord, after: OrganisationRecord): Promise<void> {
    const { browserCommand } = after;
    if (browserCommand === before.browserCommand) {
      return;
    }
    if (browserCommand === null) {
      await this.#secrets.setAgreedCommand(before.id, null);
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
    const isKnown = this.#secrets.agreedCommand(organisation.id) === browserCommand;
    if (!isKnown && !(await this.#isAgreedTo(organisation, browserCommand, words, 'browser.question-unasked'))) {
      const values = { program: words[0], organisation: organisation.name };
      throw new FailureError(failure('browser-did-not-open', values, null, 'failure.browser-program-not-agreed'));
    }
    return words;
  }

  async #isAgreedTo(
    { id, name }: Named,
    command: string,
    [program, ...rest]: CommandWords,
    detail: 'browser.question-detail' | 'browser.question-unasked',
  ): Promise<boolean> {
    const lines = [program, ...rest.map((argument) => `    ${argument}`)].join('\n');
    const agreed = await this.#ask({
      question: text('browser.question', { organisation: name.replaceAll(/\p{C}+/gu, ' ') }),
      detail: text(detail, { lines }),
      agree: text('browser.question-agree'),
    });
    if (agreed) {
      await this.#secrets.setAgreedCommand(id, command);
    }
    return agreed;
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
