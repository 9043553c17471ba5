import type { BrowserChoice, FoundBrowser } from '../../contract/browser-choice.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Clock } from '../ports/clock.ts';
import type { Browser, Errand, InstalledBrowsers } from '../ports/desktop.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Secret } from '../secret.ts';
import { minute } from '../time/instant.ts';
import { BrowserAgreement } from './browser-agreement.ts';
import { commandWords, type CommandWords } from './browser-command.ts';
import { browserInSentence, chosenBrowser } from './chosen-browser.ts';
import type { CommandAgreement } from './command-agreement.ts';

interface BrowserPorts {
  readonly browser: Browser;
  readonly installedBrowsers: InstalledBrowsers;
  readonly clock: Clock;
}

type Chosen = Pick<OrganisationRecord, 'id' | 'name' | 'browser' | 'browserCommand' | 'environmentBrowsers'>;

/** How long what was found on this computer counts (ms); what is opened is looked up anew. */
const foundFor = minute;

/** The browsers of all organisations, for their sign-ins and their consoles. */
export class OrganisationBrowsers {
  readonly agreement: BrowserAgreement;
  readonly #ports: BrowserPorts;
  #found: { readonly at: number; readonly browsers: Promise<readonly FoundBrowser[]> } | null = null;

  constructor(ports: BrowserPorts, agreement: CommandAgreement) {
    this.#ports = ports;
    this.agreement = new BrowserAgreement(agreement);
  }

  /** Those of this computer, as they were within the last minute. */
  found(): Promise<readonly FoundBrowser[]> {
    const now = this.#ports.clock.monotonic();
    if (this.#found === null || now - this.#found.at >= foundFor) {
      this.#found = { at: now, browsers: this.#ports.installedBrowsers.find() };
    }
    return this.#found.browsers;
  }

  /**
   * Opens an address in an organisation's browser: the one that is set now, else the system's. Rejects with a `FailureError`
   * that names the browser or program, where one is set.
   *
   * @param environmentId that of a console's account; null for a sign-in.
   */
  async open(organisation: Chosen, address: Secret, errand: Errand, environmentId: string | null): Promise<void> {
    const choice = chosenBrowser(organisation, environmentId);
    const { browser } = this.#ports;
    if (choice.kind === 'default') {
      await browser.open(address, errand).catch(() => {
        throw new FailureError(failure('browser-did-not-open'));
      });
      return;
    }
    const words = await this.#wordsFor(organisation, choice);
    await browser.openWith(words, address, errand).catch(() => {
      const values = { program: words[0], organisation: organisation.name };
      throw new FailureError(failure('browser-did-not-open', values, null, 'failure.browser-program-did-not-start'));
    });
  }

  /** What a console of an organisation opens in, as part of a sentence. */
  async opensIn(organisation: Chosen, environmentId: string | null): Promise<string> {
    const choice = chosenBrowser(organisation, environmentId);
    return browserInSentence(choice, choice.kind === 'browser' ? await this.found() : [], programOf(organisation));
  }

  async #wordsFor(organisation: Chosen, choice: BrowserChoice): Promise<CommandWords> {
    if (choice.kind !== 'browser') return this.agreement.wordsFor(organisation, organisation.browserCommand ?? '');
    const words = await this.#ports.installedBrowsers.commandFor(choice);
    if (words !== null) return words;
    const values = { browser: browserInSentence(choice, await this.found(), ''), organisation: organisation.name };
    throw new FailureError(failure('browser-did-not-open', values, null, 'failure.browser-gone'));
  }
}

function programOf({ browserCommand }: Chosen): string {
  return (browserCommand === null ? null : commandWords(browserCommand)?.[0]) ?? '';
}
