import type { Clock } from '../../core/ports/clock.ts';

/** A page that lived so long (ms) has not crashed again and again. */
const provenAfterMs = 60_000;

/** Says how long to wait before a page that crashed is made anew: longer each time in a row. */
export class CrashBackOff {
  readonly #clock: Clock;
  readonly #waits: readonly number[];
  #madeAt = 0;
  #count = 0;

  /** @param waits (ms) after the first crash, the second, and so on. */
  constructor(clock: Clock, waits: readonly number[]) {
    this.#clock = clock;
    this.#waits = waits;
  }

  /** A page was made. */
  made(): void {
    this.#madeAt = this.#clock.monotonic();
  }

  /** It crashed. `wait`: null after the last one that is given. */
  crashed(): { readonly inARow: number; readonly wait: number | null } {
    if (this.#clock.monotonic() - this.#madeAt >= provenAfterMs) this.#count = 0;
    this.#count += 1;
    return { inARow: this.#count, wait: this.#waits[this.#count - 1] ?? null };
  }

  /** The next one is the first again. */
  startOver(): void {
    this.#count = 0;
  }
}
