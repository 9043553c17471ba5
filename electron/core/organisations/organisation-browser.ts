import { failure, FailureError } from '../failures/fail.ts';
import type { Browser, Errand } from '../ports/desktop.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Secret } from '../secret.ts';
import { BrowserAgreement } from './browser-agreement.ts';
import type { CommandAgreement } from './command-agreement.ts';

/** The browsers of all organisations, for their sign-ins and their consoles. */
export class OrganisationBrowsers {
  readonly agreement: BrowserAgreement;
  readonly #browser: Browser;

  constructor(browser: Browser, agreement: CommandAgreement) {
    this.#browser = browser;
    this.agreement = new BrowserAgreement(agreement);
  }

  /**
   * Opens an address in an organisation's browser: the one that is set now, else the system's. Rejects with a `FailureError`
   * that names the program, where one is set.
   */
  async open(
    organisation: Pick<OrganisationRecord, 'id' | 'name' | 'browserCommand'>,
    address: Secret,
    errand: Errand,
  ): Promise<void> {
    const { name, browserCommand } = organisation;
    if (browserCommand === null) {
      await this.#browser.open(address, errand).catch(() => {
        throw new FailureError(failure('browser-did-not-open'));
      });
      return;
    }
    const words = await this.agreement.wordsFor(organisation, browserCommand);
    await this.#browser.openWith(words, address, errand).catch(() => {
      const values = { program: words[0], organisation: name };
      throw new FailureError(failure('browser-did-not-open', values, null, 'failure.browser-program-did-not-start'));
    });
  }
}
