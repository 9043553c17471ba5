/** Opens the settings in the folder of `SETTINGS_FOLDER`, changes one, opens them again, and prints what was seen. */
import { app, ipcMain } from 'electron';
import { openSettings } from '../../../../electron/shell/desktop/files/electron-settings.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';
import { RecordingLog } from '../../../harness/recording-log.ts';

void app.whenReady().then(() => {
  const options = { folder: process.env['SETTINGS_FOLDER'] ?? '', clock: new ManualClock(), log: new RecordingLog() };
  const settings = openSettings(options);
  const first = settings.read();
  const refused = refusalOf(() => settings.change({ clipboardTime: '30' }));
  const reopened = openSettings(options);
  const seen = {
    first,
    changed: refused ?? settings.read().clipboardTime,
    reopened: reopened.read().clipboardTime,
    backup: settings.backup,
    backupAgain: reopened.backup,
    listeners: ipcMain.listenerCount('electron-store-get-data'),
  };
  console.log(`SEEN ${JSON.stringify(seen)}`);
  app.exit(0);
});

/** What a change was refused with; null: it was taken. */
function refusalOf(change: () => void): string | null {
  try {
    change();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
