import type { AppUpdater } from 'electron-updater';

/** electron-updater for this system. It asks Electron for the program's name and version as it is made. */
export async function loadUpdater(): Promise<AppUpdater> {
  const { autoUpdater } = await import('electron-updater');
  return autoUpdater;
}
