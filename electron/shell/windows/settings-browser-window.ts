import { BrowserWindow, screen } from 'electron';
import type { SettingsRoute } from '../../contract/settings-route.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { settingsAddress } from './scheme/app-origin.ts';
import { bringForward, destroyWindow, loadPage, pageWindow, type PageWindowOptions } from './page-window.ts';
import type { SettingsBrowserWindow, SettingsBrowserWindowEvents } from './settings-controller.ts';
import { grownWithin } from './text-scale.ts';

export interface SettingsBrowserWindowOptions extends PageWindowOptions {
  readonly system: Platform['system'];
  readonly title: string;
  readonly route: SettingsRoute;
  /** By how much it is larger than usual. */
  readonly scale: number;
  readonly events: SettingsBrowserWindowEvents;
}

/** As docs/design.md#windows has it, and the least in which all of it can be read. */
const size = { width: 760, height: 560 } as const;
const least = { minWidth: 480, minHeight: 360 } as const;

/** Makes the window of the settings, an ordinary one, hidden until its page is there. */
export function createSettingsBrowserWindow(options: SettingsBrowserWindowOptions): SettingsBrowserWindow {
  const { system, events, log } = options;
  const window = new BrowserWindow({
    ...pageWindow(options.title, options),
    ...sizeOnScreen(options.scale),
    ...least,
    // The page leaves room for the three buttons at its top and lets itself be dragged there.
    ...(system === 'darwin' ? { titleBarStyle: 'hiddenInset' } : {}),
  });
  options.opened(window.webContents);
  window.removeMenu();
  window.on('closed', events.closed);
  return {
    ready: loadPage(window, addressOf(options.route), {
      name: 'the settings',
      log,
      ask: options.askToReopen,
      lost: events.lost,
    }),
    show: () => bringForward(window),
    grow: (by) => grow(window, by),
    destroy: () => destroyWindow(window),
  };
}

/** Electron puts a new window on the first screen (docs/api/browser-window.md, `center`). */
function sizeOnScreen(scale: number): { width: number; height: number } {
  const area = screen.getPrimaryDisplay().workArea;
  const { width, height } = grownWithin({ ...area, ...size }, scale, area);
  return { width, height };
}

/** One that fills its screen keeps doing so. */
function grow(window: BrowserWindow, by: number): void {
  if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
  const bounds = window.getBounds();
  window.setBounds(grownWithin(bounds, by, screen.getDisplayMatching(bounds).workArea));
}

/** The page reads from its own address where it begins. */
function addressOf({ page, organisationId }: SettingsRoute): string {
  const where = new URLSearchParams({
    page,
    ...(organisationId === undefined ? {} : { organisation: organisationId }),
  });
  return `${settingsAddress}?${where.toString()}`;
}
