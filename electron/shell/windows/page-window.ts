import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';
import { watchHang, type HungWindowOptions } from './hung-window.ts';
import { lockedWebPreferences, type PagePreferences } from '../security/web-preferences.ts';

/** What each window with a page of ours is given. */
export interface PageWindowOptions extends PagePreferences {
  /** For the task bar of Linux; elsewhere that of the program counts, and this is null. */
  readonly icon: string | null;
  readonly log: Log;
  /** The window's contents from now on; before the page is loaded, so that its first call is known. */
  readonly opened: (contents: WebContents) => void;
  /** Asks the person about a window that does not answer. */
  readonly askToReopen: HungWindowOptions['ask'];
}

/** `--bg-window` (docs/design.md#colours): a window before its page has painted; the page's own colours take over. */
const background = { light: '#ffffff', dark: '#17191e' } as const;

/** A hidden window for a page of ours, as both kinds of windows begin. */
export function pageWindow(title: string, options: PageWindowOptions): BrowserWindowConstructorOptions {
  return {
    title,
    ...(options.icon === null ? {} : { icon: options.icon }),
    show: false,
    fullscreenable: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: lockedWebPreferences(options),
  };
}

/** Calls back when the page is of no more use: its process is gone, or it hangs and the person wants it anew. Settles once the page is there, or could not be loaded. */
export function loadPage(
  window: BrowserWindow,
  address: string,
  { name, log, ask, lost }: HungWindowOptions,
): Promise<void> {
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`The process of ${name} is gone: ${details.reason}, code ${details.exitCode}.`);
    lost();
  });
  watchHang(window, { name, log, ask, lost });
  return window.loadURL(address).catch((error: unknown) => {
    log.error(`The page of ${name} could not be loaded.`, error);
  });
}

/** Shows a window, minimised or behind others, with the keyboard. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

export function destroyWindow(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
