import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { parseSecretDocument } from '../../../electron/core/storage/secret-document.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { startIdentityCenter, type RunningIdentityCenter } from '../../identity-center/start.ts';
import { AppOnDisk, type Place } from './app-on-disk.ts';
import { HeldStep, type Step } from './held-step.ts';

/** Where the app is killed: at a step of its own, while AWS has the call or half of the answer is out, or at some time. */
export type KillAt =
  | { readonly by: 'step'; readonly step: Step }
  | { readonly by: 'fault'; readonly kind: 'slow' | 'stall' }
  | { readonly by: 'time'; readonly ms: number };

/** What a start of the app after the kill came to. */
export interface Start {
  readonly state: string;
  readonly refreshes: number;
  /** Tabs opened, and notifications shown, by nobody's wish. */
  readonly opened: number;
  readonly notified: number;
}

export interface Killed {
  /** Which refresh token the file held after the kill. */
  readonly file: 'old' | 'new' | 'neither';
  /** Whether AWS had given a new one. */
  readonly rotated: boolean;
  /** Files besides that of the secrets which the kill left of its writing, and which a start left of those. */
  readonly torn: number;
  readonly stillTorn: number;
  readonly first: Start;
  readonly second: Start;
}

const program = new URL('./app-process.ts', import.meta.url);
const noStep = new HeldStep(null, () => undefined);
const now = Date.parse('2026-11-22T09:04:00Z');
/** A refresh is due 20 minutes before the end of the hour. */
const whenDue = now + 41 * minute;
/** So long each start is watched: a loop would show. */
const watched = 10 * minute;

/** Signs in, kills the app in the refresh that is due when it starts again, maybe the next start too, and starts it twice more. */
export async function killRefresh(at: KillAt, again: KillAt | null = null): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-kill-'));
  let simulatorNow = now;
  const simulator = await startIdentityCenter({ accounts: 5, now: () => simulatorNow });
  simulator.control.setSwitches({ singleUseRefreshTokens: true });
  try {
    const { url, startUrl, region } = simulator;
    const place = { folder, url, startUrl, region, organisationId: null, now };
    const organisationId = await signIn(place, simulator);
    const old = tokenIn(folder);
    simulatorNow = whenDue;
    const due = { ...place, organisationId, now: whenDue };
    await killDuring(due, simulator, at);
    if (again !== null) await killDuring(due, simulator, again);
    const given = simulator.control.secrets().findLast(({ kind }) => kind === 'refreshToken')?.value;
    const kept = tokenIn(folder);
    const torn = tornIn(folder);
    const first = await start(due, simulator);
    return {
      file: kept === old ? 'old' : kept === given ? 'new' : 'neither',
      rotated: given !== old,
      torn,
      stillTorn: tornIn(folder),
      first,
      second: await start(due, simulator),
    };
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function signIn(place: Place, simulator: RunningIdentityCenter): Promise<string> {
  const app = new AppOnDisk(place, noStep);
  const { commands } = app.latchkey;
  await app.latchkey.start();
  const { startUrl, region } = place;
  const added = await commands['organisation.add']({ startUrl, region, name: 'Northwind' });
  if (!added.ok) throw new Error(added.failure.sentence);
  await commands['sign-in.start']({ organisationId: added.value.organisationId, way: 'code' });
  await app.settle();
  simulator.control.approveDevice(simulator.control.devices()[0]?.userCode ?? '');
  await app.advance(5 * second);
  await app.latchkey.stop();
  return added.value.organisationId;
}

/** Starts the app as a process of its own and kills it there; it leaves nothing but what is on the disk. */
async function killDuring(place: Place, simulator: RunningIdentityCenter, at: KillAt): Promise<void> {
  const { control } = simulator;
  if (at.by === 'fault') control.addFault({ kind: at.kind, ms: 3_600_000, path: '/token', count: 1 });
  const step = at.by === 'step' ? at.step : null;
  const child = fork(program, [JSON.stringify(place), JSON.stringify(step)], { execArgv: [] });
  const exit = once(child, 'exit');
  const told = new Map<unknown, () => void>();
  child.on('message', (word) => told.get(word)?.());
  const tells = (word: string): Promise<void> => new Promise((resolve) => told.set(word, resolve));
  const begins = tells('begins');
  const ready =
    at.by === 'step' ? tells('held') : at.by === 'fault' ? control.whenInjected(1) : begins.then(() => pause(at.ms));
  await Promise.race([
    ready,
    exit.then(() => Promise.reject(new Error(`The app ended by itself before ${JSON.stringify(at)}.`))),
  ]);
  child.kill('SIGKILL');
  await exit;
  control.removeFaults();
}

/** Only the sweep over all times waits by the real clock: it is what it sweeps over. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function start(place: Place, { control }: RunningIdentityCenter): Promise<Start> {
  const before = refreshes(control);
  const app = new AppOnDisk(place, noStep);
  await app.latchkey.start();
  await app.advance(watched);
  const signIn = app.latchkey.snapshot().organisations[0]?.signIn;
  const state = signIn?.state === 'signed-in' ? `signed-in, ${signIn.connection}` : (signIn?.state ?? 'nothing');
  await app.latchkey.stop();
  return {
    state,
    refreshes: refreshes(control) - before,
    opened: app.browser.opened.length,
    notified: app.notifier.shown.length,
  };
}

function refreshes(control: RunningIdentityCenter['control']): number {
  return control.requests().filter(({ grantType }) => grantType === 'refresh_token').length;
}

function tornIn(folder: string): number {
  return readdirSync(folder).filter((name) => name.startsWith('secrets.vault.')).length;
}

/** The refresh token in the file; throws when that is no whole file. */
export function tokenIn(folder: string): string | undefined {
  const bytes = Buffer.from(readFileSync(join(folder, 'secrets.vault'), 'utf8'), 'base64');
  const read = parseSecretDocument(new Secret(bytes.toString('utf8').slice(3)));
  if (typeof read === 'string') throw new Error(`The file of secrets is ${read}.`);
  return [...read.document.signIns.values()][0]?.refreshToken?.reveal();
}
