import { minute } from '../time/instant.ts';
import type { UserPresence } from '../ports/desktop.ts';
import type { Clock } from '../ports/clock.ts';

/** Who clicked so shortly before (ms) is here, whatever the system thinks: on Wayland it may not see the keyboard (electron#27912). */
const justNow = minute;

/** What was put off for longer (ms) is not what the person wants any more. */
const putOffAtMost = 10 * minute;

interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

interface PutOff {
  readonly since: Moment;
  readonly task: () => Promise<unknown>;
}

/**
 * Keeps browsers from opening with nobody there: what would open one by itself waits for the person's next summon.
 */
export class PresenceGuard {
  readonly #userPresence: UserPresence;
  readonly #clock: Clock;
  readonly #putOff = new Map<string, PutOff>();
  #acted: Moment | null = null;
  /** As long as nobody says how to see it, what happens counts as seen. */
  #isWindowInView: () => boolean = () => true;

  constructor(userPresence: UserPresence, clock: Clock) {
    this.#userPresence = userPresence;
    this.#clock = clock;
  }

  /** How to see whether a window is in view. */
  watchWindow(isInView: () => boolean): void {
    this.#isWindowInView = isInView;
  }

  /** Whether the person sees in a window what happens. */
  isWindowInView(): boolean {
    return this.#isWindowInView();
  }

  /** The person did something here just now. */
  acted(): void {
    this.#acted = this.#now();
  }

  /** The person called the window: what waited for them is done. */
  summoned(): void {
    this.acted();
    if (!this.#isHere()) {
      return;
    }
    const waiting = [...this.#putOff.values()];
    this.#putOff.clear();
    for (const { since, task } of waiting) {
      if (this.#age(since) <= putOffAtMost) {
        // Nobody waits for its answer any more; what it did shows by itself.
        task().catch(() => undefined);
      }
    }
  }

  /** Does it now when somebody is here, else at the next summon. A name used again replaces what waits under it. */
  async whenHere(name: string, task: () => Promise<unknown>): Promise<void> {
    if (this.#isHere()) {
      await task();
    } else {
      this.#putOff.set(name, { since: this.#now(), task });
    }
  }

  /** The person has done it otherwise. */
  drop(name: string): void {
    this.#putOff.delete(name);
  }

  #isHere(): boolean {
    const state = this.#userPresence.state();
    return state === 'here' || (state === 'away' && this.#acted !== null && this.#age(this.#acted) <= justNow);
  }

  /** By the clock that has gone further: one stands still during sleep, the other can be set. */
  #age(moment: Moment): number {
    const now = this.#now();
    return Math.max(now.wall - moment.wall, now.monotonic - moment.monotonic);
  }

  #now(): Moment {
    return { wall: this.#clock.now(), monotonic: this.#clock.monotonic() };
  }
}
