import type { Features } from '../app/features.ts';
import { minute, second } from '../time/instant.ts';
import { parseLink } from './parse-link.ts';
import { whereLinkLeads } from './where-link-leads.ts';

type DeepLinksServices = Pick<Features, 'clock' | 'events' | 'report' | 'organisations' | 'chainedRoles' | 'settings'>;

/** After a link the next one is followed so much (ms) later at the earliest, and ever later while they do not end. */
const shortestPause = 2 * second;
const longestPause = minute;
/** So long (ms) without a link after a pause, and the next one is followed as if there had been none. */
const calmAfter = 10 * second;

/**
 * Follows `latchkey:` addresses (docs/deep-links.md). Anybody may make one and any page may open many, so that one only ever
 * shows the window, nothing is done, and of a flood no more than the last one is kept: no page can hold the keyboard.
 */
export class DeepLinks {
  readonly #services: DeepLinksServices;
  /** The last one that came in the pause; null: none. */
  #pending: string | null = null;
  #isPause = false;
  /** How long the last pause was (ms), and when it ended. */
  #pause = 0;
  #pauseEndedAt = 0;
  #isStarted = false;

  constructor(services: DeepLinksServices) {
    this.#services = services;
  }

  open(address: string): void {
    this.#pending = address;
    this.#followPending();
  }

  /** The lists are there. What came before is followed now. */
  started(): void {
    this.#isStarted = true;
    this.#followPending();
  }

  #followPending(): void {
    const address = this.#pending;
    if (address === null || !this.#isStarted || this.#isPause) return;
    const { clock } = this.#services;
    const isCalm = this.#pause === 0 || clock.monotonic() - this.#pauseEndedAt >= calmAfter;
    this.#pending = null;
    this.#isPause = true;
    this.#pause = isCalm ? shortestPause : Math.min(2 * this.#pause, longestPause);
    clock.setTimer(this.#pause, () => {
      this.#isPause = false;
      this.#pauseEndedAt = clock.monotonic();
      this.#followPending();
    });
    this.#follow(address);
  }

  #follow(address: string): void {
    const { events, organisations, report } = this.#services;
    if (organisations.all().length === 0) {
      events.windowWanted.emit(null);
      return;
    }
    const link = parseLink(address);
    const wanted = link === null ? null : whereLinkLeads(this.#services, link);
    if (wanted === null) report.notices.add('notice.link-not-understood');
    if (wanted === 'unknown') report.notices.add('notice.link-leads-nowhere');
    events.windowWanted.emit(wanted === 'unknown' || wanted === null ? { kind: 'list' } : wanted);
  }
}
