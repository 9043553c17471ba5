import { serialize } from 'node:v8';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { plainEndpoints } from '../../electron/contract/organisation.ts';
import { createLatchkey } from '../../electron/core/create-latchkey.ts';
import type { Latchkey, Ports } from '../../electron/core/latchkey.ts';
import { registrationKey, writeSecretDocument } from '../../electron/core/secrets/secret-document.ts';
import { signInOf } from '../../electron/core/sign-in/token-refresh.ts';
import { instant } from '../../electron/core/instant.ts';
import { LoopbackHttp } from '../support/loopback-http.ts';
import { ManualClock } from '../support/manual-clock.ts';
import {
  MemoryClipboard,
  MemoryFiles,
  MemorySettings,
  MemoryVault,
  plainIdentifiers,
  RecordingBrowser,
  RecordingConfirmation,
  RecordingLinks,
  RecordingLog,
  RecordingNotifier,
  SetAttendance,
} from '../support/memory-ports.ts';
import { FarHttp } from './far-http.ts';

/** Turns of the event loop without traffic after which nothing more is expected at this instant. */
const quietTurns = 4;

export const organisationId = '3f0c2c9a-6a53-4c1c-9d0b-2a4a5b8e7f10';

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
  readonly clipboard: MemoryClipboard;
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
  const vault = new MemoryVault();
  const settings = new MemorySettings();
  const clipboard = new MemoryClipboard();
  await farEnd.setClock(clock.now());
  vault.text = await signInOnDisk(createIdentityCenter(loopback, overrides), farEnd, clock);
  const record = {
    id: organisationId,
    name: 'Northwind',
    startUrl: farEnd.startUrl,
    region: 'us-east-1',
    signInWay: 'code' as const,
    portalUrl: null,
    regionWorked: false,
    endpoints: plainEndpoints,
    browserCommand: null,
  };
  settings.change({ organisations: [record] });
  const ports: Ports = {
    clock,
    http,
    vault,
    settings,
    clipboard,
    files: new MemoryFiles(),
    browser: new RecordingBrowser(),
    confirmation: new RecordingConfirmation(),
    links: new RecordingLinks(),
    listeners: { listen: () => Promise.reject(new Error('Nothing signs in here.')) },
    notifier: new RecordingNotifier(),
    log: new RecordingLog(),
    identityCenter: (heard) => Promise.resolve(createIdentityCenter(heard, overrides)),
    identifiers: plainIdentifiers,
    attendance: new SetAttendance(),
    platform: { system: 'linux', wayland: false, desktop: '', locale: 'en-GB', version: '0.0.0', packaged: false },
    overrides,
  };
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
  return { latchkey, clock, http: loopback, clipboard, sent, advance: (ms) => clock.advance(ms, settle) };
}

/** Signs in over the wire, as far as the service is concerned like a person would, and keeps what came of it. */
async function signInOnDisk(
  identityCenter: ReturnType<typeof createIdentityCenter>,
  farEnd: FarEnd,
  clock: ManualClock,
): Promise<MemoryVault['text']> {
  const { signal } = new AbortController();
  const at = { region: 'us-east-1', startUrl: farEnd.startUrl, portalUrl: null, endpoints: plainEndpoints };
  const registration = await identityCenter.registerClient(at, 'code', signal);
  const { deviceCode, userCode } = await identityCenter.startDeviceAuthorization(at, registration, signal);
  await farEnd.approve(userCode);
  const poll = await identityCenter.pollDeviceToken(at, registration, deviceCode, signal);
  if (poll.outcome !== 'granted') {
    throw new Error(`The sign-in was not granted: ${poll.outcome}.`);
  }
  const signIn = signInOf({ grant: poll.grant, registration }, instant(clock.now()), null);
  return writeSecretDocument({
    registrations: new Map([[registrationKey(organisationId, 'code'), registration]]),
    signIns: new Map([[organisationId, signIn]]),
  });
}
