import { instant, type Instant } from '../instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http, HttpResponse } from '../ports/http.ts';

/** The header has whole seconds, so the true time lies up to this much later. */
const headerStep = 1000;

/**
 * The server's clock as far as it can be told from here: this computer's clock plus an offset measured from the `Date`
 * header of AWS's answers. Identity Center's calls are unsigned, so a wrong clock is never refused there; it only
 * poisons deadlines (protocol.md 7).
 */
export class ServerTime {
  readonly #clock: Clock;
  #offset = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): Instant {
    return instant(Math.max(0, Math.round(this.#clock.now() + this.#offset)));
  }

  /** Milliseconds to add to this computer's clock. */
  offset(): number {
    return this.#offset;
  }

  /**
   * Learns from one answer: its `Date` header and when, by this computer, the request left and the answer came.
   * An offset that the header's coarseness or the way there and back could explain is left alone, so that it does not jitter.
   */
  hear(dateHeader: string, sentAt: number, receivedAt: number): void {
    const server = Date.parse(dateHeader);
    if (Number.isNaN(server)) {
      return;
    }
    const measured = server + headerStep / 2 - (sentAt + receivedAt) / 2;
    const uncertain = headerStep + Math.max(0, receivedAt - sentAt) / 2;
    if (Math.abs(measured - this.#offset) > uncertain) {
      this.#offset = Math.round(measured);
    }
  }
}

/** The same network, with each answer of AWS also heard for its time. A captive portal's answer has no AWS request id. */
export function hearingTime(http: Http, time: ServerTime, clock: Clock): Http {
  return {
    async send(request) {
      const sentAt = clock.now();
      const response = await http.send(request);
      hearAnswer(response, time, sentAt, clock.now());
      return response;
    },
  };
}

function hearAnswer(response: HttpResponse, time: ServerTime, sentAt: number, receivedAt: number): void {
  const date = response.headers['date'];
  if (date !== undefined && response.headers['x-amzn-requestid'] !== undefined) {
    time.hear(date, sentAt, receivedAt);
  }
}
