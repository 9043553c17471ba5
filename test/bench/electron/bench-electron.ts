import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startDesktop } from '../../real-electron/desktop/desktop.ts';
import { startApp } from '../../real-electron/support/real-app.ts';
import { withElectron } from '../../real-electron/support/with-electron.ts';
import { table, type Figure } from '../table.ts';
import { benchStart } from './bench-start.ts';
import { appInUse, benchHands, benchMemory, type UsedApp } from './bench-use.ts';

/**
 * What the person waits for, and what it costs in memory, on real Electron on a desktop of its own. Prints each table;
 * takes about a quarter of an hour, ten minutes of them idle. Null: something is missing for it, which a sentence says.
 */
export function benchElectron(print: (text: string) => void): Promise<Figure[] | null> {
  return withElectron(async (folder) => {
    await cp(join(import.meta.dirname, 'empty-app'), join(folder, 'empty-app'), { recursive: true });
    return benchAll(print);
  }, null);
}

async function benchAll(print: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  const add = (title: string, more: readonly Figure[]): void => {
    print(`${table(title, more)}\n`);
    figures.push(...more);
  };
  await using started = new AsyncDisposableStack();
  const desktop = await startDesktop();
  started.defer(() => desktop.close());
  add('Start', await benchStart());
  const used: UsedApp[] = [];
  for (const accounts of [212, 3_000]) {
    const one = await appInUse(accounts);
    started.defer(one.close);
    used.push(one);
    add(`In use with ${accounts.toLocaleString('en')} accounts`, await benchHands(one));
  }
  const empty = startApp(desktop, { inspected: false, app: 'empty-app' });
  await empty.window('Empty');
  add('Memory after ten idle minutes', await benchMemory(used, empty));
  return figures;
}
