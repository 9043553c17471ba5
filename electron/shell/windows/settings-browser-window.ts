import { BrowserWindow, type WebContents } from 'electron';
import type { SettingsPlace } from '../../contract/settings-route.ts';
import type { Platform } from '../../core/ports/platform.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { settingsAddress } from './scheme/app-origin.ts';
import { lockedWebPreferences, type PagePreferences } from '../security/web-preferences.ts';
import { paperColour } from './window-background.ts';
import type { SettingsSurface, SettingsSurfaceEvents } from './settings-controller.ts';

export interface SettingsSurfaceOptions extends PagePreferences {
  readonly system: Platform['system'];
  readonly title: string;
  readonly place: SettingsPlace;
  /** For the task bar of Linux; elsewhere that of the program counts, and this is null. */
  readonly icon: string | null;
  readonly log: Log;
  /** The window's contents from now on; before the page is loaded, so that its first call is known. */
  readonly opened: (contents: WebContents) => void;
  readonly events: SettingsSurfaceEvents;
}

/** As docs/design.md#windows has it, and the least in which all of it can be read. */
const size = { width: 760, height: 560, minWidth: 480, minHeight: 360 } as const;

/** Makes the window of the settings, an ordinary one, hidden until its page is there. */
export function createSettingsSurface(options: SettingsSurfaceOptions): SettingsSurface {
  const { system, events, log } = options;
  const window = new BrowserWindow({
    ...size,
    title: options.title,
    ...(options.icon === null ? {} : { icon: options.icon }),
    show: false,
    // The page leaves room for the three buttons at its top and lets itself be dragged there.
    ...(system === 'darwin' ? { titleBarStyle: 'hiddenInset' } : {}),
    fullscreenable: false,
    backgroundColor: paperColour(),
    webPreferences: lockedWebPreferences(options),
  });
  options.opened(window.webContents);
  window.removeMenu();
  window.on('closed', events.closed);
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`The process of the settings is gone: ${details.reason}, code ${details.exitCode}.`);
    events.lost();
  });
  const ready = window.loadURL(addressOf(options.place)).catch((error: unknown) => {
    log.error('The settings could not load their page.', error);
  });
  return {
    ready,
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    destroy: () => {
      if (!window.isDestroyed()) window.destroy();
    },
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
