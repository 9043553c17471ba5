import { failure, FailureError } from '../failures/fail.ts';
import type { Browser } from '../ports/desktop.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { commandWords } from './browser-command.ts';

/** Opens the addresses of one organisation. */
export type OrganisationBrowser = Pick<Browser, 'open'>;

/**
 * The browser of an organisation, for its sign-ins and its consoles: the one that is set at the moment of opening, else
 * the system's. Rejects with a `FailureError` that names the program, where one is set.
 */
export function organisationBrowser(
  browser: Browser,
  organisation: Pick<OrganisationRecord, 'name' | 'browserCommand'>,
): OrganisationBrowser {
  return {
    async open(address, errand) {
      const { name, browserCommand } = organisation;
      if (browserCommand === null) {
        await browser.open(address, errand).catch(() => {
          throw new FailureError(failure('browser-did-not-open'));
        });
        return;
      }
      const words = commandWords(browserCommand);
      if (words === null) {
        throw new FailureError(failure('browser-command-invalid'));
      }
      await browser.openWith(words, address, errand).catch(() => {
        const values = { program: words[0], organisation: name };
        throw new FailureError(failure('browser-did-not-open', values, null, 'browser-program-did-not-start'));
      });
    },
  };
}
