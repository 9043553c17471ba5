import type { Clock } from '../../electron/core/ports/clock.ts';
import type { Http, HttpRequest, HttpResponse } from '../../electron/core/ports/http.ts';
import { delay } from '../../electron/core/time/waiting.ts';

/** A network that is some way off: each call takes so long by the given clock, half of it on the way there. */
export class FarHttp implements Http {
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #latencyMs: number;
  readonly #beforeArrival: () => Promise<void>;
  /** Requests that are at the far end: what they come to is a matter of real time. */
  atFarEnd = 0;

  /** @param beforeArrival done at the far end before each request; there the simulator is told what time it is. */
  constructor(http: Http, clock: Clock, latencyMs: number, beforeArrival: () => Promise<void>) {
    this.#http = http;
    this.#clock = clock;
    this.#latencyMs = latencyMs;
    this.#beforeArrival = beforeArrival;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    await delay(this.#clock, this.#latencyMs / 2, request.signal);
    const response = await this.#arrive(request);
    await delay(this.#clock, this.#latencyMs / 2, request.signal);
    return response;
  }

  async #arrive(request: HttpRequest): Promise<HttpResponse> {
    this.atFarEnd += 1;
    try {
      await this.#beforeArrival();
      return await this.#http.send(request);
    } finally {
      this.atFarEnd -= 1;
    }
  }
}
