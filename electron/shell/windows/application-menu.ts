import { app, Menu } from 'electron';
import type { Platform } from '../../core/platform.ts';

/**
 * macOS sends ⌘C, ⌘V and ⌘A through the application's menu, so there is one although it is never seen; elsewhere none
 * is, which also saves time at start. The Dock shows nothing: packaged builds say so in Info.plist.
 */
export function setApplicationMenu(system: Platform['system']): void {
  if (system !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  app.dock?.hide();
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]));
}
