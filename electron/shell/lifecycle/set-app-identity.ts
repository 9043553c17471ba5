import { app, Menu } from 'electron';
import type { Platform } from '../../core/ports/platform.ts';

/** The `appId` of electron-builder.yml. */
const applicationId = 'dev.latchkey.Latchkey';

/**
 * macOS sends ⌘C, ⌘V and ⌘A through the application's menu, so there is one although it is never seen; elsewhere none
 * is, which also saves time at start. The Dock shows nothing: packaged builds say so in Info.plist. Windows shows
 * notifications only of a program with an id, the installer's (Electron, docs/tutorial/notifications.md).
 */
export function setAppIdentity(system: Platform['system']): void {
  if (system === 'win32') app.setAppUserModelId(applicationId);
  if (system !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  app.dock?.hide();
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]));
}
