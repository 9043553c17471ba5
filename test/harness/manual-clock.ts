import type { Clock, Timer } from '../../electron/core/ports/clock.ts';

interface Waiting {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that moves only when told. The wall clock and the monotonic one can be moved apart, as sleep and people do. */
export class ManualClock implements Clock {
  #now: number;
  #monotonic = 0;
  #order = 0;
  readonly #timers = new Set<Waiting>();

  constructor(now = Date.parse('2026-11-22T09:04:00Z')) {
    this.#now = now;
  }

  /** Whole milliseconds, as `Date.now` gives them. */
  now(): number {
    return Math.floor(this.#now);
  }

  monotonic(): number {
    return this.#monotonic;
  }

  setTimer(milliseconds: number, callback: () => void): Timer {
    this.#order += 1;
    const timer = { at: this.#monotonic + Math.max(0, milliseconds), order: this.#order, callback };
    this.#timers.add(timer);
    return { cancel: () => void this.#timers.delete(timer) };
  }

  timerCount(): number {
    return this.#timers.size;
  }

  /** The wall clock alone jumps: sleep, or a person who sets it. Timers do not notice. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Moves on, timer by timer, letting `settle` finish what each one began. */
  async advance(milliseconds: number, settle: () => Promise<void>): Promise<void> {
    const end = this.#monotonic + milliseconds;
    await settle();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#fire(next);
      await settle();
    }
    this.#moveTo(end);
  }

  /** Moves on without waiting for what the timers began. */
  tick(milliseconds: number): void {
    const end = this.#monotonic + milliseconds;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) this.#fire(next);
    this.#moveTo(end);
  }

  #fire(timer: Waiting): void {
    this.#moveTo(Math.max(timer.at, this.#monotonic));
    this.#timers.delete(timer);
    timer.callback();
  }

  #next(end: number): Waiting | undefined {
    return [...this.#timers]
      .filter((timer) => timer.at <= end)
      .toSorted((one, other) => one.at - other.at || one.order - other.order)[0];
  }

  #moveTo(monotonic: number): void {
    this.#now += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }
}
