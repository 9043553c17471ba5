import { SimulatorClock } from '../identity-center/clock.ts';
import type { ManualClock } from '../harness/manual-clock.ts';

/** The simulator's clock by the one of the test: a slow answer costs simulated time only. */
export class SimulatedClock extends SimulatorClock {
  readonly #clock: ManualClock;
  readonly #wakes = new Set<() => void>();

  constructor(clock: ManualClock) {
    super(() => clock.now());
    this.#clock = clock;
  }

  /** How many answers are being held back. */
  get asleep(): number {
    return this.#wakes.size;
  }

  override sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakes.delete(wake);
        resolve();
      };
      this.#wakes.add(wake);
      this.#clock.setTimer(milliseconds, wake);
    });
  }

  override close(): void {
    super.close();
    for (const wake of [...this.#wakes]) wake();
  }
}
