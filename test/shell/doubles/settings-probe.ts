/** Opens the settings in the folder of `SETTINGS_FOLDER`, changes one, opens them again, and prints what was seen. */
import { app, ipcMain } from 'electron';
import { openSettings } from '../../../electron/shell/ports/electron-settings.ts';
import { manualClock } from './manual-clock.ts';

void app.whenReady().then(() => {
  const options = { folder: process.env['SETTINGS_FOLDER'] ?? '', clock: manualClock() };
  const settings = openSettings(options);
  const first = settings.read();
  settings.change({ clipboardClearMs: 30_000 });
  const reopened = openSettings(options);
  const seen = {
    first,
    changed: settings.read().clipboardClearMs,
    reopened: reopened.read().clipboardClearMs,
    backup: settings.backup,
    backupAgain: reopened.backup,
    listeners: ipcMain.listenerCount('electron-store-get-data'),
  };
  console.log(`SEEN ${JSON.stringify(seen)}`);
  app.exit(0);
});
