import type { Clock, Timer } from '../ports/clock.ts';
import { cancelled } from '../time/waiting.ts';

/** Calls a second. Identity Center allows about 20 to an organisation's whole crowd (docs/aws.md#throttling). */
export interface PaceLimits {
  readonly start: number;
  readonly most: number;
}

/** Somebody waits for it. */
export const foregroundPace: PaceLimits = { start: 10, most: 18 };

/** Nobody asked for it: most of what AWS allows is left to others. */
export const backgroundPace: PaceLimits = { start: 5, most: 5 };

const least = 1;
/** Added with each answer, as long as AWS has refused nothing near this pace. */
const rise = 0.1;
/** Added with each answer near the pace that AWS refused: one more call a second after some hundred answers. */
const gentleRise = 0.01;
/** The part of a refused pace that is taken as safe. A bucket empties slowly, so the refused pace lies above the limit. */
const safePart = 0.85;
const pauseAfterThrottle = 1000;
/** So long (ms) after a 429 the pace is said to be slower: it is, until many answers have come. */
const saidToBeSlow = 30_000;
/** After the first lost connection; the next one in a row is the network's word. */
const pauseAfterLoss = 1000;
/** A timer that comes late is made up for by so many ms at most. */
const madeUp = 20;

/**
 * Spaces calls out: a little faster with each answer, at half the pace after a 429. It remembers the pace that was
 * refused and comes near it only slowly, so that it settles just below what AWS allows.
 */
export class CallPace {
  readonly #clock: Clock;
  readonly #onThrottled: () => void;
  readonly #waiting: (() => void)[] = [];
  #limits: PaceLimits;
  #rate: number;
  #safe = Number.POSITIVE_INFINITY;
  #nextAt = 0;
  #slowedUntil = 0;
  #throttledUntil = 0;
  #lossesInRow = 0;
  #lostUntil = 0;
  #timer: Timer | null = null;

  /** @param onThrottled AWS asked for a slower pace, and had not of late. */
  constructor(clock: Clock, limits: PaceLimits, onThrottled: () => void = () => undefined) {
    this.#clock = clock;
    this.#onThrottled = onThrottled;
    this.#limits = limits;
    this.#rate = limits.start;
  }

  /** Other limits from the next call on. A pace that AWS refused is not forgotten over it. */
  use(limits: PaceLimits): void {
    this.#limits = limits;
    const atLeast = Math.max(this.#rate, Math.min(limits.start, this.#safe));
    this.#rate = Math.min(limits.most, atLeast);
  }

  /** Resolves when the next call may leave, in the order of asking. Rejects on abort. */
  turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(cancelled());
        return;
      }
      const leave = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(leave), 1);
        this.#reschedule();
        reject(cancelled());
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(leave);
      this.#reschedule();
    });
  }

  succeeded(): void {
    this.#lossesInRow = 0;
    // Answers say nothing about a faster pace while it is not the pace that holds the calls back.
    if (this.#nextAt > this.#clock.monotonic()) {
      this.#rate = Math.min(this.#limits.most, this.#rate + (this.#rate < this.#safe ? rise : gentleRise));
    }
  }

  /**
   * AWS asked for a slower pace (429).
   *
   * @param retryAfterMs what AWS asked for, if it did.
   */
  throttled(retryAfterMs: number | null): void {
    this.#slow(retryAfterMs);
    const wasThrottled = this.isThrottled();
    this.#throttledUntil = Math.max(this.#slowedUntil, this.#clock.monotonic() + saidToBeSlow);
    if (!wasThrottled) this.#onThrottled();
  }

  /** AWS is in trouble (5xx): it is left alone as after a 429, which it did not say. */
  unavailable(retryAfterMs: number | null): void {
    this.#slow(retryAfterMs);
  }

  /** A connection was lost. Answers whether to try again: one lost answer is not the end of a reading of thousands. */
  lost(): boolean {
    const now = this.#clock.monotonic();
    if (now >= this.#lostUntil) {
      // As above: those already on their way are lost together.
      this.#lossesInRow += 1;
      this.#lostUntil = now + pauseAfterLoss;
      this.#pause(pauseAfterLoss);
    }
    return this.#lossesInRow === 1;
  }

  /** Whether AWS asked for a slower pace of late. */
  isThrottled(): boolean {
    return this.#clock.monotonic() < this.#throttledUntil;
  }

  #slow(retryAfterMs: number | null): void {
    const now = this.#clock.monotonic();
    if (now >= this.#slowedUntil) {
      // The calls already on their way fail together; only the first of them says something about the pace.
      this.#safe = Math.max(least, this.#rate * safePart);
      this.#rate = Math.max(least, this.#rate / 2);
    }
    const pause = retryAfterMs ?? pauseAfterThrottle;
    this.#slowedUntil = now + pause;
    this.#pause(pause);
  }

  /** Nothing leaves for so many ms, whoever waits already. */
  #pause(milliseconds: number): void {
    this.#nextAt = Math.max(this.#nextAt, this.#clock.monotonic() + milliseconds);
    this.#reschedule();
  }

  #reschedule(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#waiting.length === 0) {
      return;
    }
    const wait = this.#nextAt - this.#clock.monotonic();
    if (wait <= 0) {
      this.#release();
      return;
    }
    this.#timer = this.#clock.setTimer(wait, () => this.#release());
  }

  #release(): void {
    this.#nextAt = Math.max(this.#nextAt, this.#clock.monotonic() - madeUp) + 1000 / this.#rate;
    this.#waiting.shift()?.();
    this.#reschedule();
  }
}
