import type { Page } from 'playwright-core';
import type { Desktop } from '../../real-electron/desktop/desktop.ts';
import { setScenario, type Scenario } from '../../real-electron/support/scenario.ts';
import { signIn } from '../../real-electron/support/steps.ts';
import type { RealApp } from '../../real-electron/support/real-app.ts';
import { until } from '../../harness/until.ts';
import { latencyOf } from '../latency.ts';
import { shown, type Figure } from '../table.ts';
import { figures } from './bench-start.ts';
import { hasNoWindow, hasWindow, mappedWindows } from './desktop-events.ts';
import { memoryFigures, waitIdle, type ProcessMemory } from './process-memory.ts';

const clicks = 20;
const typed = 'payments prod readonly adm';
/** As a fast typist does. */
const betweenKeysMs = 120;

export interface UsedApp {
  readonly scenario: Scenario;
  readonly app: RealApp;
  readonly accounts: number;
  readonly close: () => Promise<void>;
}

/** An app that is signed in and has read the whole list. */
export async function appInUse(accounts: number): Promise<UsedApp> {
  await using started = new AsyncDisposableStack();
  const scenario = await setScenario(`bench-${String(accounts)}`, { organisation: { accounts } });
  started.defer(() => scenario.close());
  const app = scenario.startApp();
  await app.window();
  await signIn(scenario, app, 10 * 60_000);
  const parts = started.move();
  return { scenario, app, accounts, close: () => parts.disposeAsync() };
}

/** From the click on the icon, and from a key to the frame that follows it, with that list. */
export async function benchHands({ scenario, app, accounts }: UsedApp): Promise<Figure[]> {
  const untilMapped = await clicksToMapped(scenario, app);
  const untilFrame = await keysToFrame(scenario, await app.page());
  const { p50, p99 } = latencyOf(untilFrame);
  const with_ = `${accounts.toLocaleString('en')} accounts`;
  return [
    ...figures(`tray click to window mapped, ${with_}`, untilMapped, 20),
    shown(`key press to next frame, ${with_}`, `p50 ${p50.toFixed(0)}, worst ${p99.toFixed(0)} ms`),
  ];
}

async function clicksToMapped({ desktop }: Scenario, app: RealApp): Promise<number[]> {
  const windows = mappedWindows(desktop);
  await windows.listening;
  const durations: number[] = [];
  const icon = await app.trayPosition();
  await desktop.screen.press('Escape');
  await app.hidden();
  await desktop.screen.moveTo(icon.x, icon.y);
  for (let round = 0; round < clicks; round += 1) {
    const mapped = windows.next(hasWindow);
    const clicked = await clickAndTellWhen(desktop);
    durations.push((await mapped) - clicked);
    // A key that comes before the window has the keyboard is lost.
    await app.focused();
    const gone = windows.next(hasNoWindow);
    await desktop.screen.press('Escape');
    await gone;
  }
  await desktop.screen.click(icon.x, icon.y);
  await app.window();
  windows.stop();
  return durations;
}

/** When the click was sent, in ms of `performance.now`: a program's own start is no part of what is measured. */
async function clickAndTellWhen(desktop: Desktop): Promise<number> {
  const nanoseconds = await desktop.run('xdotool', ['exec', '--sync', '--args', '2', 'date', '+%s%N', 'click', '1']);
  return Number(nanoseconds) / 1e6 - performance.timeOrigin;
}

/** From the event's own time, which the system gives it, to the frame after it. */
async function keysToFrame({ desktop }: Scenario, page: Page): Promise<number[]> {
  await page.evaluate(`(() => {
    globalThis.framesAfter = [];
    addEventListener('keydown', (event) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.framesAfter.push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    }), { capture: true });
  })()`);
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await desktop.screen.type(typed, betweenKeysMs);
  const measured = await until('the frames of all keys', async () => {
    const durations: number[] = await page.evaluate('globalThis.framesAfter');
    return durations.length >= typed.length && durations;
  });
  // Clears the search; the next one sends the window away.
  await desktop.screen.press('Escape');
  return measured;
}

/** Memory after ten idle minutes, beside an empty application's that has waited as long. */
export async function benchMemory(used: readonly UsedApp[], empty: RealApp): Promise<Figure[]> {
  for (const { scenario, app } of used) {
    await scenario.desktop.screen.press('Escape');
    await app.hidden();
  }
  const all = await waitIdle([empty.pid, ...used.map(({ app }) => app.pid)]);
  const [ofEmpty, ...ofUsed] = all as [ProcessMemory[], ...ProcessMemory[][]];
  return memoryFigures(
    ofEmpty,
    ofUsed.map((memory, index) => ({ accounts: used[index]?.accounts ?? 0, memory })),
  );
}
