import type { Instant } from '../instant.ts';
import { later, minute } from '../instant.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { ServerTime } from '../time/server-time.ts';

/**
 * Timers stand still while the computer sleeps and do not know of a corrected clock, so the next look at the deadlines
 * is never further away than this.
 */
const longestSleep = minute;

interface Deadline {
  readonly at: Instant;
  /** By the monotonic clock; null: `at` alone counts. */
  readonly latest: number | null;
  readonly task: () => void;
}

/**
 * What is due when, by name, on the server's clock; one timer in all. A name set again replaces what it stood for.
 * A task runs once, late rather than never: whatever passed during sleep runs at the next look.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #time: ServerTime;
  readonly #deadlines = new Map<string, Deadline>();
  #timer: Timer | null = null;

  constructor(clock: Clock, time: ServerTime) {
    this.#clock = clock;
    this.#time = time;
  }

  set(name: string, at: Instant, task: () => void): void {
    this.#deadlines.set(name, { at, latest: null, task });
    this.#aim();
  }

  /** A span (ms) from now, which a clock that is corrected meanwhile does not lengthen. Answers when it is over. */
  setSpan(name: string, span: number, task: () => void): Instant {
    const at = later(this.#time.now(), span);
    this.#deadlines.set(name, { at, latest: this.#clock.monotonic() + span, task });
    this.#aim();
    return at;
  }

  clear(name: string): void {
    if (this.#deadlines.delete(name)) {
      this.#aim();
    }
  }

  /** Looks at all deadlines now: after sleep, unlock or a changed clock. */
  look(): void {
    const due = [...this.#deadlines].filter(([, deadline]) => this.#left(deadline) <= 0);
    for (const [name, deadline] of due) {
      // A task may have cleared or moved a later one meanwhile.
      if (this.#deadlines.get(name) === deadline) {
        this.#deadlines.delete(name);
        deadline.task();
      }
    }
    this.#aim();
  }

  stop(): void {
    this.#deadlines.clear();
    this.#aim();
  }

  #aim(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#deadlines.size === 0) {
      return;
    }
    const next = Math.min(...[...this.#deadlines.values()].map((deadline) => this.#left(deadline)));
    const wait = Math.min(Math.max(next, 0), longestSleep);
    this.#timer = this.#clock.setTimer(wait, () => {
      this.#timer = null;
      this.look();
    });
  }

  #left({ at, latest }: Deadline): number {
    const byServer = at - this.#time.now();
    return latest === null ? byServer : Math.min(byServer, latest - this.#clock.monotonic());
  }
}
