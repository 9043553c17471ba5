import { BrowserWindow } from 'electron';
import type { SettingsPlace } from '../../contract/settings-route.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { settingsAddress } from './scheme/app-origin.ts';
import { bringForward, destroyWindow, loadPage, pageWindow, type PageWindowOptions } from './page-window.ts';
import type { SettingsBrowserWindow, SettingsBrowserWindowEvents } from './settings-controller.ts';

export interface SettingsBrowserWindowOptions extends PageWindowOptions {
  readonly system: Platform['system'];
  readonly title: string;
  readonly place: SettingsPlace;
  readonly events: SettingsBrowserWindowEvents;
}

/** As docs/design.md#windows has it, and the least in which all of it can be read. */
const size = { width: 760, height: 560, minWidth: 480, minHeight: 360 } as const;

/** Makes the window of the settings, an ordinary one, hidden until its page is there. */
export function createSettingsBrowserWindow(options: SettingsBrowserWindowOptions): SettingsBrowserWindow {
  const { system, events, log } = options;
  const window = new BrowserWindow({
    ...pageWindow(options.title, options),
    ...size,
    // The page leaves room for the three buttons at its top and lets itself be dragged there.
    ...(system === 'darwin' ? { titleBarStyle: 'hiddenInset' } : {}),
  });
  options.opened(window.webContents);
  window.removeMenu();
  window.on('closed', events.closed);
  return {
    ready: loadPage(window, addressOf(options.place), { name: 'the settings', log, lost: events.lost }),
    show: () => bringForward(window),
    destroy: () => destroyWindow(window),
  };
}

/** The page reads from its own address where it begins. */
function addressOf({ page, organisationId }: SettingsPlace): string {
  const where = new URLSearchParams({
    page,
    ...(organisationId === undefined ? {} : { organisation: organisationId }),
  });
  return `${settingsAddress}?${where.toString()}`;
}
