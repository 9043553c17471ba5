import { serialize } from 'node:v8';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { createLatchkey } from '../../electron/core/app/create-latchkey.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import { LoopbackHttp } from '../harness/loopback-http.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { FarHttp } from './far-http.ts';
import { keptSignIn, signInOverWire } from './kept-sign-in.ts';
import { portsOnDisk } from './ports-on-disk.ts';

/** Turns of the event loop without traffic after which nothing more is expected at this instant. */
const quietTurns = 4;

/** What the core needs to know of the simulator, wherever that runs. */
export interface FarEnd {
  readonly url: string;
  readonly startUrl: string;
  /** Makes the simulator's clock read this instant (ms). */
  readonly setClock: (now: number) => Promise<void>;
  readonly approve: (userCode: string) => Promise<void>;
}

export interface FarCore {
  readonly latchkey: Latchkey;
  readonly clock: ManualClock;
  readonly http: LoopbackHttp;
  /** Bytes sent to a window, had there been one. */
  readonly sent: { bytes: number };
  readonly advance: (milliseconds: number) => Promise<void>;
}

/** The core with a sign-in on its disk and an empty list, not started, and a network of the given latency. */
export async function createFarCore(farEnd: FarEnd, latencyMs: number, clock = new ManualClock()): Promise<FarCore> {
  const loopback = new LoopbackHttp();
  let told = Number.NaN;
  const http = new FarHttp(loopback, clock, latencyMs, async () => {
    if (told !== clock.now()) {
      told = clock.now();
      await farEnd.setClock(told);
    }
  });
  const base = `${farEnd.url}/{region}`;
  const overrides = { sso: base, 'sso-oidc': base, sts: base, signin: base };
  await farEnd.setClock(clock.now());
  const approval = await signInOverWire(createIdentityCenter(loopback, overrides), farEnd.startUrl, farEnd.approve);
  const ports = portsOnDisk({
    clock,
    http,
    overrides,
    startUrl: farEnd.startUrl,
    secrets: keptSignIn(approval, clock.now()),
    identityCenter: (heard) => Promise.resolve(createIdentityCenter(heard, overrides)),
  });
  const latchkey = createLatchkey(ports);
  const sent = { bytes: 0 };
  const send = (payload: unknown): void => void (sent.bytes += serialize(payload).length);
  latchkey.onSnapshot(send);
  latchkey.onCatalogue(send);
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < quietTurns;) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = http.atFarEnd === 0 ? quiet + 1 : 0;
    }
  };
  return { latchkey, clock, http: loopback, sent, advance: (ms) => clock.advance(ms, settle) };
}
