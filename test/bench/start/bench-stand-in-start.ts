import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layDesk, signIn, variablesOf, type Desk } from '../../e2e/support/desk.ts';
import { sharedChromium } from '../../electron-stand-in/host/shared-chromium.ts';
import { closeSharedChromium, launchApp, type LaunchOptions, type RunningApp } from '../../electron-stand-in/launch.ts';
import type { StartMark } from '../../electron-stand-in/start-record.ts';
import { until } from '../../harness/until.ts';
import { latencyOf } from '../latency.ts';
import type { Memory } from '../memory.ts';
import { atMost, shown, table, type Figure } from '../table.ts';
import { buildModules } from './build-modules.ts';
import { chunkFigures } from './chunk-figures.ts';
import type { EvaluatedModule } from './evaluation-marks.ts';
import { moduleFigures } from './module-figures.ts';

const rounds = 20;
const moduleRounds = 11;
const accounts = 212;
/** From the start of the computer, of which the program's own start is a part (docs/design.md#speed). */
const mostUntilTrayMs = 1500;
const idleMinutes = 10;
const inside = new URL('inside.ts', import.meta.url).href;

/** In the order in which they come. */
const stages: readonly { readonly mark: StartMark; readonly what: string }[] = [
  { mark: 'main-wanted', what: 'spawn to main wanted: Node and the stand-in alone' },
  { mark: 'main-evaluated', what: 'spawn to main evaluated' },
  { mark: 'ready', what: 'spawn to ready' },
  { mark: 'tray', what: 'spawn to tray made' },
  { mark: 'window', what: 'spawn to first window made' },
];

/**
 * How the built main process starts on the stand-in, and what it holds when idle. Electron's own start is no part of it:
 * `--electron` measures that. Prints each table.
 */
export async function benchStandInStart(print: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  const add = (title: string, more: readonly Figure[]): void => {
    print(`${table(title, more)}\n`);
    figures.push(...more);
  };
  await sharedChromium();
  const desk = await layDesk({ accounts });
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  try {
    add('First start, on the stand-in', await startsOf(() => startAnew(folder), stages));
    await signedIn(desk);
    const untilTray = stages.filter(({ mark }) => mark !== 'window');
    add(
      `Start with a sign-in and ${String(accounts)} accounts kept`,
      await startsOf(() => startAgain(desk), untilTray),
    );
    add('Files of main', await filesOf(desk));
    add('Module by module: what evaluating each takes, without what it imports', await modulesOf(desk, folder));
    add(`Main after ${String(idleMinutes)} idle minutes, window hidden`, await idleMemory(desk));
  } finally {
    await desk.clear();
    await rm(folder, { recursive: true, force: true });
    await closeSharedChromium();
  }
  return figures;
}

async function signedIn(desk: Desk): Promise<void> {
  const app = await desk.startApp();
  await signIn(app, desk);
  await app.quit();
}

interface Started {
  readonly app: RunningApp;
  /** ms since 1970. */
  readonly spawned: number;
}

/** As a person has it: nothing compiled before, since Electron keeps nothing compiled of main. */
async function start(options: LaunchOptions): Promise<Started> {
  const spawned = performance.timeOrigin + performance.now();
  const env = { ...options.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  return { app: await launchApp({ preload: [inside], ...options, env }), spawned };
}

async function startAnew(folder: string): Promise<Started> {
  const home = await mkdtemp(join(folder, 'home-'));
  return start({ home, env: { LATCHKEY_USER_DATA: join(home, 'profile') } });
}

function startAgain(desk: Desk, more: Partial<LaunchOptions> = {}): Promise<Started> {
  return start({ home: desk.home, env: variablesOf(desk), ...more });
}

/** The middle is held against the goal, as on real Electron; the worst but one of twenty is shown. */
async function startsOf(startOne: () => Promise<Started>, wanted: typeof stages): Promise<Figure[]> {
  const waits = wanted.map((stage) => ({ ...stage, durations: [] as number[] }));
  // The first time reads everything from the disk.
  for (let round = 0; round <= rounds; round += 1) {
    const { app, spawned } = await startOne();
    for (const { mark, what, durations } of waits) {
      const at = await until(what, async () => (await app.start()).marks[mark]);
      if (round > 0) durations.push(at - spawned);
    }
    await app.quit();
  }
  return waits.flatMap(({ mark, what, durations }) => {
    const { p50, p95 } = latencyOf(durations);
    const both = shown(`${what}, p50 and p95 of ${String(rounds)}`, `${p50.toFixed(0)} and ${p95.toFixed(0)} ms`);
    return mark === 'tray' ? [both, atMost(`${what}, p50`, p50, mostUntilTrayMs, 'ms', 0)] : [both];
  });
}

async function filesOf(desk: Desk): Promise<Figure[]> {
  const { app } = await startAgain(desk);
  await until('the tray', () => app.tray.state());
  const { loaded } = await app.start();
  await app.quit();
  return chunkFigures(loaded);
}

async function modulesOf(desk: Desk, folder: string): Promise<Figure[]> {
  const main = await buildModules(join(folder, 'modules'));
  const runs: EvaluatedModule[][] = [];
  for (let round = 0; round < moduleRounds; round += 1) {
    const { app } = await startAgain(desk, { main });
    await until('the tray', () => app.tray.state());
    runs.push(await app.ask<EvaluatedModule[]>('bench.modules'));
    await app.quit();
  }
  return moduleFigures(runs);
}

async function idleMemory(desk: Desk): Promise<Figure[]> {
  const app = await desk.startApp({ preload: [inside] });
  const memory = (): Promise<Memory> => app.ask('bench.memory');
  await until('the tray', () => app.tray.state());
  const first = await memory();
  await app.clock.advance(idleMinutes * 60_000);
  await app.clock.settle();
  const idle = await memory();
  const isHidden = (await app.windows()).every(({ visible }) => !visible);
  if (!isHidden) throw new Error('The window is not hidden.');
  await app.quit();
  return [shown('at the tray', written(first)), shown(`after ${String(idleMinutes)} minutes`, written(idle))];
}

/** The stand-in's own share is in it: some 50 modules and a clock. */
function written({ held, resident }: Memory): string {
  return `${held.toFixed(1)} MB held, ${resident.toFixed(0)} MB resident`;
}
