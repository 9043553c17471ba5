import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from '../time/deadlines.ts';

const deadline = 'tell changes';

/**
 * Gathers changes into tellings: those of one turn of the event loop, and where much is told each time, those of a pause
 * after it. The first change after a pause is told at once, the last one always.
 */
export class ChangeHub {
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #tell: () => number;
  #waiting = false;
  #notBefore = 0;

  /** @param tell answers how long (ms) nothing is to be told then. */
  constructor(clock: Clock, deadlines: Deadlines, tell: () => number) {
    this.#clock = clock;
    this.#deadlines = deadlines;
    this.#tell = tell;
  }

  /** Something changed. */
  touch(): void {
    if (this.#waiting) {
      return;
    }
    this.#waiting = true;
    const wait = this.#notBefore - this.#clock.monotonic();
    if (wait > 0) {
      this.#deadlines.setSpan(deadline, wait, () => this.flush());
    } else {
      setImmediate(() => this.flush());
    }
  }

  /** Tells now what waits to be told. */
  flush(): void {
    if (this.#waiting) {
      this.#waiting = false;
      const pause = this.#tell();
      this.#notBefore = this.#clock.monotonic() + pause;
    }
  }
}
