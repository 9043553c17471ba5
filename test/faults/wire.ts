import type { WireReply } from '../identity-center/wire/message.ts';
import { planDelivery } from '../identity-center/wire/delivery-plan.ts';
import type { Simulator } from '../identity-center/simulator.ts';
import { serveWire } from '../identity-center/wire/serve.ts';
import { Throttle } from '../identity-center/wire/throttle.ts';
import { arrive } from './arrive.ts';
import type { Moment } from './moments.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** Where the simulator would answer if it were a server. */
export const origin = 'http://127.0.0.1:1';

/** No connection comes about: what Chromium says then. */
export interface Unreachable {
  readonly moment: Pick<Moment, 'path' | 'only'>;
  readonly error: string;
  /** How often; `Infinity` until it is taken away. */
  count: number;
}

/** One call as it went over the wire. */
export interface Call {
  readonly path: string;
  readonly region: string;
  readonly account: string | null;
  readonly grantType: string | null;
  /** A page of a list after the first. */
  readonly isLaterPage: boolean;
  /** Null: no answer. */
  readonly status: number | null;
  readonly at: number;
}

interface Host {
  readonly simulator: Simulator;
  readonly throttle: Throttle;
}

/** `fetch` of Electron with the simulator at the other end, in the same process. */
export class Wire {
  readonly calls: Call[] = [];
  /** The cable is out: nothing reaches AWS, and nothing is noted. */
  offline = false;
  unreachable: Unreachable | null = null;
  /** The `Date` of every answer, where it is not the time. */
  date: { readonly text: string | null } | null = null;
  /** Something that is called at an address of this computer before an answer arrives. */
  callAhead: (address: string) => void = () => undefined;
  #inFlight = 0;
  #suspended = Promise.withResolvers<never>();
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
    const signal = init.signal ?? new AbortController().signal;
    const asked = this.#ask(url, init);
    const whole = asked.then((reply) => (reply === 'reset' ? undefined : this.#delivered(reply)));
    const done = (): void => {
      this.#inFlight -= 1;
    };
    void whole.then(done, done);
    const reply = await Promise.race([asked, abortOf(signal), this.#suspended.promise]);
    if (reply === 'reset') throw new TypeError('net::ERR_CONNECTION_RESET');
    return arrive(reply, { signal, isRedirectRefused: init.redirect === 'error', pause: whole });
  }

  /** The computer goes to sleep: Chromium ends what is on its way, and the network is away until told otherwise. */
  suspend(): void {
    this.offline = true;
    this.#suspended.promise.catch(() => undefined);
    this.#suspended.reject(new TypeError('net::ERR_NETWORK_IO_SUSPENDED'));
    this.#suspended = Promise.withResolvers();
  }

  /** The time the answer takes on its way, whether or not anybody still waits for it. */
  #delivered(reply: WireReply): Promise<void> {
    const { pauseMs } = planDelivery(reply);
    return pauseMs === 0 ? Promise.resolve() : this.#clock.sleep(pauseMs);
  }

  async #ask(url: string, init: RequestInit): Promise<WireReply | 'reset'> {
    const { pathname, search, searchParams } = new URL(url);
    const [, region = '', ...segments] = pathname.split('/');
    const host = this.#hosts.get(region);
    if (host === undefined) throw new Error(`No organisation is at home in ${region}.`);
    const path = `/${segments.join('/')}`;
    const body = typeof init.body === 'string' ? init.body : '';
    const call = {
      path,
      region,
      account: searchParams.get('account_id'),
      grantType: /"grantType":"(?:urn[^"]*:)?(\w+)"/u.exec(body)?.[1] ?? null,
      isLaterPage: searchParams.has('next_token'),
    };
    this.#refuseConnection(call);
    this.#id += 1;
    const reply = await serveWire(
      {
        id: String(this.#id),
        method: init.method ?? 'GET',
        path,
        wirePath: pathname,
        region,
        query: searchParams,
        rawQuery: search.slice(1),
        // Chromium names the host by itself.
        headers: { host: new URL(origin).host, ...Object.fromEntries(new Headers(init.headers)) },
        body: Buffer.from(body),
      },
      host.simulator,
      host.throttle,
    );
    this.calls.push({ ...call, status: reply === 'reset' ? null : reply.status, at: this.#clock.now() });
    if (reply === 'reset') return reply;
    if (reply.ahead !== undefined) this.callAhead(reply.ahead);
    return { ...reply, headers: this.#dated(reply.headers) };
  }

  #dated({ Date: own, ...headers }: WireReply['headers']): WireReply['headers'] {
    const text = this.date === null ? (own ?? new Date(this.#clock.now()).toUTCString()) : this.date.text;
    return text === null ? headers : { Date: text, ...headers };
  }

  #refuseConnection(call: Omit<Call, 'status' | 'at'>): void {
    const { unreachable } = this;
    if (unreachable === null || !isOf(call, unreachable.moment) || unreachable.count <= 0) return;
    unreachable.count -= 1;
    this.calls.push({ ...call, status: null, at: this.#clock.now() });
    throw new TypeError(unreachable.error);
  }
}

/** Whether a call is one of those a moment is about. */
export function isOf(
  call: Pick<Call, 'path' | 'grantType' | 'isLaterPage'>,
  { path, only }: Pick<Moment, 'path' | 'only'>,
): boolean {
  if (call.path !== path) return false;
  if (only?.grantType !== undefined && call.grantType !== only.grantType) return false;
  return only?.page === undefined || (only.page === 'later') === call.isLaterPage;
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(new DOMException('Aborted.', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
