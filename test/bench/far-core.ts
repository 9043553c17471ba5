import { serialize } from 'node:v8';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import { LoopbackHttp } from '../harness/loopback-http.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { simulatorEndpoints } from '../harness/ports.ts';
import { untilQuiet } from '../harness/until-quiet.ts';
import { FarHttp } from './far-http.ts';
import { keptSignIn, signInOverWire } from './kept-sign-in.ts';
import { createCoreOnDisk } from './core-on-disk.ts';

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
  const overrides = simulatorEndpoints(farEnd.url);
  await farEnd.setClock(clock.now());
  const approval = await signInOverWire(createIdentityCenter(loopback, overrides), farEnd.startUrl, farEnd.approve);
  const latchkey = createCoreOnDisk({
    clock,
    http,
    overrides,
    startUrl: farEnd.startUrl,
    secrets: keptSignIn(approval, clock.now()),
  });
  const sent = { bytes: 0 };
  const send = (payload: unknown): void => void (sent.bytes += serialize(payload).length);
  latchkey.onSnapshot(send);
  latchkey.onCatalogue(send);
  const settle = (): Promise<void> => untilQuiet(() => http.atFarEnd > 0);
  return { latchkey, clock, http: loopback, sent, advance: (ms) => clock.advance(ms, settle) };
}
