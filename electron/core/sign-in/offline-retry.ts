import { later, minute, second } from '../time/instant.ts';
import type { Deadlines } from '../time/deadlines.ts';
import type { ServerTime } from '../time/server-time.ts';

/** Between two tries while there is no connection; the last one repeats. */
const pauses = [2 * second, 5 * second, 15 * second, 30 * second, minute];

/** Makes an attempt that found no connection again, by itself, until there is one or nobody wants it any more. */
export class OfflineRetry {
  readonly #deadlines: Deadlines;
  readonly #time: ServerTime;
  readonly #name: string;
  #again: (() => void) | null = null;
  #tries = 0;

  /** @param name of the deadline. */
  constructor(deadlines: Deadlines, time: ServerTime, name: string) {
    this.#deadlines = deadlines;
    this.#time = time;
    this.#name = name;
  }

  /** There was no connection: `again` is called after a pause that grows with each time in a row. */
  failed(again: () => void): void {
    this.#again = again;
    const pause = pauses[Math.min(this.#tries, pauses.length - 1)] ?? minute;
    this.#tries += 1;
    this.#deadlines.set(this.#name, later(this.#time.now(), pause), () => this.wake());
  }

  /** After a wake or the return of the network: what waits for its next try takes it now. */
  wake(): void {
    const again = this.#again;
    this.#again = null;
    this.#deadlines.clear(this.#name);
    again?.();
  }

  stop(): void {
    this.#again = null;
    this.#tries = 0;
    this.#deadlines.clear(this.#name);
  }
}
