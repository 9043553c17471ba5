/** Writes one of the app's files below `WRITES_FOLDER` and is killed between the new file and its renaming. */
import fs from 'node:fs';
import { app } from 'electron';
import { ManualClock } from '../../../harness/manual-clock.ts';
import { RecordingLog } from '../../../harness/recording-log.ts';

const die = (): void => void process.kill(process.pid, 'SIGKILL');
// Before the two writers take hold of it.
Object.assign(fs, { rename: die, renameSync: die });
const { createDataFolder } = await import('../../../../electron/shell/desktop/files/data-folder.ts');
const { openSettings } = await import('../../../../electron/shell/desktop/files/electron-settings.ts');

const folder = process.env['WRITES_FOLDER'] ?? '';
const what = process.env['WRITES_WHAT'] ?? '';
void app.whenReady().then(async () => {
  const clock = new ManualClock();
  if (what === 'settings') openSettings({ folder, clock, log: new RecordingLog() }).change({ clipboardTime: '30' });
  else await createDataFolder(folder, clock).write(what, 'new');
  console.log('It was not killed.');
});
