import { failure, FailureError } from '../failures/fail.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { Secret } from '../secret.ts';
import { cancelled } from '../time/waiting.ts';
import type { Approval, Attempt, AttemptServices } from './attempt.ts';
import type { AttemptView } from './sign-in-view.ts';

type Waiting = Exclude<AttemptView, { state: 'starting' }>;

/** What both ways of signing in have in common: something shown that waits for a browser, and an end at any moment. */
export abstract class WaitingAttempt<
  Shown extends Waiting,
  Needed extends AttemptServices = AttemptServices,
> implements Attempt {
  protected readonly services: Needed;
  protected readonly organisation: OrganisationRecord;
  readonly #abort = new AbortController();
  #shown: Shown | null = null;
  #address = '';
  #hasOpened = false;

  constructor(services: Needed, organisation: OrganisationRecord) {
    this.services = services;
    this.organisation = organisation;
  }

  abstract run(): Promise<Approval>;

  abstract codeShown(attemptId: string): Promise<void>;

  abstract userCode(attemptId: string): string;

  /** Aborted by `cancel`. */
  protected get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** What is shown so far; null: AWS has not answered yet. */
  protected get shown(): Shown | null {
    return this.#shown;
  }

  view(): AttemptView {
    return this.#shown ?? { state: 'starting' };
  }

  cancel(): void {
    this.#abort.abort();
  }

  /** @param address where the browser is to be sent. */
  protected show(shown: Shown, address: string): void {
    this.#shown = shown;
    this.#address = address;
    this.services.report.organisationChanged();
  }

  protected update(part: Partial<Shown>): void {
    if (this.#shown !== null) {
      this.#shown = { ...this.#shown, ...part };
      this.services.report.organisationChanged();
    }
  }

  /** What is shown for this attempt; throws for a late answer of the window. */
  protected of(attemptId: string): Shown {
    if (this.#abort.signal.aborted) {
      throw cancelled();
    }
    if (this.#shown?.attemptId !== attemptId) {
      throw new FailureError(failure('not-found'));
    }
    return this.#shown;
  }

  link(attemptId: string): string {
    this.of(attemptId);
    return this.#address;
  }

  /**
   * Opens the browser unasked, once for the whole attempt: where AWS has forgotten the client and a second code or page
   * takes the place of the first, a second tab is for the person to open. Rejects as `openBrowser` does.
   */
  protected async openUnasked(attemptId: string): Promise<void> {
    if (this.of(attemptId).browser === 'not-opened' && !this.#hasOpened) {
      await this.openBrowser(attemptId);
    }
  }

  /** Rejects with a `FailureError` when the browser did not open. */
  async openBrowser(attemptId: string): Promise<void> {
    this.of(attemptId);
    // Marked before it is awaited, so that two messages of the window cannot open two tabs.
    this.#hasOpened = true;
    this.#mark('opened');
    try {
      await this.services.browsers.open(this.organisation, new Secret(this.#address), 'sign-in', null);
    } catch (error) {
      this.#mark('failed');
      throw error;
    }
  }

  #mark(browser: Shown['browser']): void {
    if (this.#shown !== null) {
      this.#shown = { ...this.#shown, browser };
      this.services.report.organisationChanged();
    }
  }
}
