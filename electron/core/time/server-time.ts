import { instant, type Instant } from './instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http, HttpResponse } from '../ports/http.ts';
import { parseHttpDate } from './http-date.ts';

/** The header has whole seconds, so the true time lies up to this much later. */
const headerStep = 1000;

/**
 * A `Date` outside of these is no time AWS can mean: IAM Identity Center did not exist before, nor will Latchkey by then. It
 * is the server's time that is judged and not the offset, which is right to be decades where a computer has lost its clock.
 */
const earliestBelieved = Date.UTC(2017, 11, 1);
export const latestBelieved = Date.UTC(2100, 0, 1);

/** A computer's clock that falls behind the monotonic one by more than this was set; less is the slewing of NTP. */
const setBack = 1000;

/**
 * The server's clock as far as it can be told from here: this computer's clock plus an offset measured from the `Date`
 * header of AWS's answers. Identity Center's calls are unsigned, so a wrong clock is never refused there; it only
 * poisons deadlines (docs/aws.md#clocks). A clock that is set back does not take this time with it. One that leaps ahead does
 * until AWS answers again: from here that looks like sleep, and what may have ended is not used.
 */
export class ServerTime {
  readonly #clock: Clock;
  readonly #onMoved: () => void;
  #offset = 0;
  #seen: { readonly wall: number; readonly monotonic: number };

  /** @param onMoved the offset has changed; called in the middle of things, so it must only take note. */
  constructor(clock: Clock, onMoved: () => void = () => undefined) {
    this.#clock = clock;
    this.#onMoved = onMoved;
    this.#seen = { wall: clock.now(), monotonic: clock.monotonic() };
  }

  now(): Instant {
    this.#compareClocks();
    return instant(Math.max(0, Math.round(this.#clock.now() + this.#offset)));
  }

  /** Milliseconds to add to this computer's clock. */
  offset(): number {
    this.#compareClocks();
    return this.#offset;
  }

  /**
   * Learns from one answer: its `Date` header, if it is believed, and when, by this computer, the request left and the answer came.
   * An offset that the header's coarseness or the way there and back could explain is left alone, so that it does not jitter.
   */
  hear(dateHeader: string, sentAt: number, receivedAt: number): void {
    const server = parseHttpDate(dateHeader, receivedAt);
    if (server === null || server < earliestBelieved || server >= latestBelieved) {
      return;
    }
    this.#compareClocks();
    const measured = server + headerStep / 2 - (sentAt + receivedAt) / 2;
    const uncertain = headerStep + Math.max(0, receivedAt - sentAt) / 2;
    if (Math.abs(measured - this.#offset) > uncertain) {
      this.#move(Math.round(measured));
    }
  }

  /** At least as much time has passed as the monotonic clock says, whatever the other one was set to meanwhile. */
  #compareClocks(): void {
    const wall = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    const lost = monotonic - this.#seen.monotonic - (wall - this.#seen.wall);
    this.#seen = { wall, monotonic };
    if (lost > setBack) {
      this.#move(Math.round(this.#offset + lost));
    }
  }

  #move(offset: number): void {
    this.#offset = offset;
    this.#onMoved();
  }
}

/** The same network, with each answer of AWS also heard for its time. A captive portal's answer has no AWS request id. */
export function hearingTime(http: Http, time: ServerTime, clock: Clock): Http {
  return {
    async send(request) {
      const sentAt = clock.now();
      const left = clock.monotonic();
      const response = await http.send(request);
      const receivedAt = clock.now();
      const disagree = Math.abs(receivedAt - sentAt - (clock.monotonic() - left));
      // A clock set while the answer was on its way, or sleep: nothing can be told from this one.
      if (disagree <= headerStep) {
        hearAnswer(response, time, sentAt, receivedAt);
      }
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
