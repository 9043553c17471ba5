import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startDesktop } from '../../real-electron/desktop/desktop.ts';
import { findElectron } from '../../real-electron/find-electron.ts';
import { electronVariable, kindVariable } from '../../real-electron/support/electron-process.ts';
import { makeReadableCopy, readableVariable } from '../../real-electron/support/readable-copy.ts';
import { startApp } from '../../real-electron/support/real-app.ts';
import { table, type Figure } from '../table.ts';
import { benchStart } from './bench-start.ts';
import { appInUse, benchHands, benchMemory, type UsedApp } from './bench-use.ts';

/**
 * What the person waits for, and what it costs in memory, on real Electron on a desktop of its own. Prints each table;
 * takes about a quarter of an hour, ten minutes of them idle.
 */
export async function benchElectron(print: (text: string) => void): Promise<Figure[]> {
  const electron = await findElectron(process.env, process.platform);
  print(`Electron: ${electron.executable}\n`);
  const copy = await makeReadableCopy();
  Object.assign(process.env, {
    [electronVariable]: electron.executable,
    [kindVariable]: electron.kind,
    [readableVariable]: copy.folder,
  });
  await cp(join(import.meta.dirname, 'empty-app'), join(copy.folder, 'empty-app'), { recursive: true });
  const figures: Figure[] = [];
  const add = (title: string, more: readonly Figure[]): void => {
    print(`${table(title, more)}\n`);
    figures.push(...more);
  };
  const used: UsedApp[] = [];
  const desktop = await startDesktop();
  try {
    add('Start', await benchStart());
    for (const accounts of [212, 3_000]) {
      const one = await appInUse(accounts);
      used.push(one);
      add(`In use with ${accounts.toLocaleString('en')} accounts`, await benchHands(one));
    }
    const empty = startApp(desktop, { inspected: false, app: 'empty-app' });
    await empty.window('Empty');
    add('Memory after ten idle minutes', await benchMemory(used, empty));
  } finally {
    for (const { scenario } of used) await scenario.close();
    await desktop.close();
    await copy.remove();
  }
  return figures;
}
