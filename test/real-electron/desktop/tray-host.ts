import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

/** A host for StatusNotifier items that draws nothing: Xfce's panel needs X, and sway has none of its own. */
export async function startTrayHost(desktop: Desktop): Promise<void> {
  // As text: the checkout may lie where the desktop's user cannot read.
  const program = await readFile(join(import.meta.dirname, 'tray-host.py'), 'utf8');
  const host = desktop.start('python3', ['-c', program]);
  await until(
    () => `the tray (${host.log()})`,
    async () =>
      (await desktop.run('busctl', ['--user', 'list', '--no-legend'])).includes('org.kde.StatusNotifierWatcher'),
  );
}
