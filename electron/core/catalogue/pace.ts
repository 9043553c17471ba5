import type { Clock } from '../ports/clock.ts';
import { delay } from '../time/delay.ts';

/** Calls a second. Identity Center allows about 20 to an organisation's whole crowd (protocol.md 2). */
export interface PaceLimits {
  readonly start: number;
  readonly most: number;
}

export const readingPace: PaceLimits = { start: 10, most: 18 };

const least = 1;
const rise = 0.1;
const pauseAfterThrottle = 1000;

/** Spaces calls out: a little faster with each answer, at half the pace after each 429. */
export class Pace {
  readonly #clock: Clock;
  readonly #most: number;
  #rate: number;
  #nextAt = 0;
  #throttledUntil = 0;

  constructor(clock: Clock, limits: PaceLimits) {
    this.#clock = clock;
    this.#most = limits.most;
    this.#rate = limits.start;
  }

  /** Resolves when the next call may leave; each caller gets a place of its own. Rejects on abort. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.#clock.monotonic();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + 1000 / this.#rate;
    if (at > now) {
      await delay(this.#clock, at - now, signal);
    }
  }

  succeeded(): void {
    this.#rate = Math.min(this.#most, this.#rate + rise);
  }

  /** @param retryAfterMs what AWS asked for, if it did. */
  throttled(retryAfterMs: number | null): void {
    const now = this.#clock.monotonic();
    if (now >= this.#throttledUntil) {
      // The calls already on their way fail together; only the first of them says something about the pace.
      this.#rate = Math.max(least, this.#rate / 2);
    }
    const pause = retryAfterMs ?? pauseAfterThrottle;
    this.#throttledUntil = now + pause;
    this.#nextAt = Math.max(this.#nextAt, now + pause);
  }

  /** Whether AWS asked for a slower pace just now. */
  isThrottled(): boolean {
    return this.#clock.monotonic() < this.#throttledUntil;
  }
}
