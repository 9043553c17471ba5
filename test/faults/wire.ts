import type { WireReply, WireRequest } from '../identity-center/wire/message.ts';
import type { Simulator } from '../identity-center/simulator.ts';
import { serveWire } from '../identity-center/wire/serve.ts';
import { Throttle } from '../identity-center/wire/throttle.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** Where the simulator would answer if it were a server. */
export const origin = 'http://127.0.0.1:1';

/** What somebody between here and AWS, or AWS in an odd hour, makes of an answer. */
export interface Tampering {
  /** Without the region. */
  readonly path: string;
  readonly change: (reply: WireReply) => WireReply;
  /** The call never reaches AWS. */
  readonly instead: boolean;
  /** How often; `Infinity` until it is taken away. */
  count: number;
}

/** One call as it went over the wire. */
export interface Call {
  readonly path: string;
  readonly region: string;
  readonly account: string | null;
  readonly grantType: string | null;
  /** Null: no answer. */
  readonly status: number | null;
  readonly at: number;
}

interface Host {
  readonly simulator: Simulator;
  readonly throttle: Throttle;
}

const nothing: WireReply = { status: 204, headers: {}, body: '' };

/** `fetch` with the simulator at the other end, in the same process. */
export class Wire {
  readonly calls: Call[] = [];
  /** The cable is out: nothing reaches AWS, and nothing is noted. */
  offline = false;
  tampering: Tampering | null = null;
  #inFlight = 0;
  #id = 0;
  readonly #hosts: ReadonlyMap<string, Host>;
  readonly #clock: SimulatedClock;

  constructor(simulators: readonly Simulator[], clock: SimulatedClock) {
    this.#clock = clock;
    this.#hosts = new Map(
      simulators.map((simulator) => [simulator.region, { simulator, throttle: new Throttle() }] as const),
    );
  }

  /** Whether anything is on its way that does not wait for the clock. */
  isBusy(): boolean {
    return this.#inFlight > this.#clock.asleep;
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    if (this.offline) throw new TypeError('net::ERR_INTERNET_DISCONNECTED');
    this.#inFlight += 1;
    const answer = this.#answer(url, init).finally(() => {
      this.#inFlight -= 1;
    });
    const signal = init.signal ?? new AbortController().signal;
    const reply = await Promise.race([answer, abortOf(signal)]);
    if (reply === 'reset') throw new TypeError('net::ERR_CONNECTION_RESET');
    return new Response(reply.body, { status: reply.status, headers: reply.headers });
  }

  async #answer(url: string, init: RequestInit): Promise<WireReply | 'reset'> {
    const { pathname, search, searchParams } = new URL(url);
    const [, region = '', ...segments] = pathname.split('/');
    const host = this.#hosts.get(region);
    if (host === undefined) throw new Error(`No organisation is at home in ${region}.`);
    const path = `/${segments.join('/')}`;
    const body = typeof init.body === 'string' ? init.body : '';
    this.#id += 1;
    const reply = this.#isHeldBack(path)
      ? nothing
      : await this.#serve(host, {
          id: String(this.#id),
          method: init.method ?? 'GET',
          path,
          wirePath: pathname,
          region,
          query: searchParams,
          rawQuery: search.slice(1),
          headers: Object.fromEntries(new Headers(init.headers)),
          body: Buffer.from(body),
        });
    const seen = reply === 'reset' ? reply : this.#tamper(path, this.#dated(reply));
    this.calls.push({
      path,
      region,
      account: searchParams.get('account_id'),
      grantType: /"grantType":"(?:urn[^"]*:)?(\w+)"/u.exec(body)?.[1] ?? null,
      status: seen === 'reset' ? null : seen.status,
      at: this.#clock.now(),
    });
    return seen;
  }

  #serve({ simulator, throttle }: Host, request: WireRequest): Promise<WireReply | 'reset'> {
    return serveWire(request, simulator, throttle);
  }

  #isHeldBack(path: string): boolean {
    const { tampering } = this;
    return tampering?.instead === true && tampering.path === path && tampering.count > 0;
  }

  #dated(reply: WireReply): WireReply {
    return { ...reply, headers: { Date: new Date(this.#clock.now()).toUTCString(), ...reply.headers } };
  }

  #tamper(path: string, reply: WireReply): WireReply {
    const { tampering } = this;
    if (tampering === null || tampering.path !== path || tampering.count <= 0) return reply;
    tampering.count -= 1;
    return tampering.change(reply);
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(new DOMException('Aborted.', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
