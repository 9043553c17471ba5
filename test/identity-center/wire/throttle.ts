import type { Simulator } from '../simulator.ts';
import { portalError } from './service-error.ts';

/** The bucket of about 20 calls a second that all portal calls of the organisation share, on the simulator's clock. */
export class Throttle {
  #tokens: number | undefined;
  #lastMs = 0;

  /** Takes one call from the bucket or throws 429. */
  take(simulator: Simulator): void {
    const rate = simulator.switches.throttlePerSecond;
    if (rate === null) return;
    const nowMs = simulator.clock.now();
    const capacity = Math.max(1, rate);
    const refill = (Math.max(0, nowMs - this.#lastMs) / 1000) * rate;
    const tokens = Math.min(capacity, (this.#tokens ?? capacity) + refill);
    this.#lastMs = nowMs;
    this.#tokens = tokens >= 1 ? tokens - 1 : tokens;
    if (tokens < 1) throw portalError('TooManyRequestsException');
  }
}
