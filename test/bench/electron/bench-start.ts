import { rm } from 'node:fs/promises';
import { startDesktop } from '../../real-electron/desktop/desktop.ts';
import { startApp } from '../../real-electron/support/real-app.ts';
import { latencyOf } from '../latency.ts';
import { atMost, shown, type Figure } from '../table.ts';
import { hasItem, hasWindow, mappedWindows, trayItems } from './desktop-events.ts';

const rounds = 12;

/** How long the first start of a person takes, from the spawn of the program, nothing looking into it. */
export async function benchStart(): Promise<Figure[]> {
  const desktop = await startDesktop();
  try {
    const [items, windows] = [trayItems(desktop), mappedWindows(desktop)];
    await Promise.all([items.listening, windows.listening]);
    const untilItem: number[] = [];
    const untilWindow: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [item, window] = [items.next(hasItem), windows.next(hasWindow)];
      const spawned = performance.now();
      const app = startApp(desktop, { inspected: false });
      const [itemAt, windowAt] = await Promise.all([item, window]);
      untilItem.push(itemAt - spawned);
      untilWindow.push(windowAt - spawned);
      await app.kill();
      await rm(app.profile, { recursive: true, force: true });
    }
    return [
      ...figures('spawn to tray item on the bus', untilItem, 400),
      ...figures('spawn to window mapped', untilWindow, 700),
    ];
  } finally {
    await desktop.close();
  }
}

/** The middle is held against the goal; the worst is shown. */
export function figures(what: string, durations: readonly number[], goal: number): Figure[] {
  return [
    atMost(`${what}, p50 of ${durations.length}`, latencyOf(durations).p50, goal, 'ms', 0),
    shown(`${what}, worst`, `${Math.max(...durations).toFixed(0)} ms`),
  ];
}
