/** Right against Electron, wrong against the stand-in: compiled by compile-main.test.ts. */
import { BrowserWindow, app, autoUpdater } from 'electron';

export function useUnmodelled(): unknown[] {
  new BrowserWindow().flashFrame(true);
  return [app.getAppMetrics(), autoUpdater];
}
