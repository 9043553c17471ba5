import { app, BrowserWindow, type WebContents } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';
import { popoverAddress } from './scheme/app-origin.ts';
import { lockedWebPreferences, type PagePreferences } from '../security/web-preferences.ts';
import { paperColour } from './window-background.ts';
import type { Surface, SurfaceEvents } from './popover-controller.ts';
import type { WindowHabits } from './popover-behaviour.ts';

export const popoverSize = { width: 420, height: 620 } as const;

interface PopoverWindowOptions extends PagePreferences {
  readonly habits: WindowHabits;
  /** For the task bar of Linux; elsewhere that of the program counts, and this is null. */
  readonly icon: string | null;
  readonly log: Log;
  /** The window's contents from now on; before the page is loaded, so that its first call is known. */
  readonly opened: (contents: WebContents) => void;
  readonly events: SurfaceEvents;
}

/** Makes the popover, hidden, and starts to load its page. */
export function createPopoverWindow(options: PopoverWindowOptions): Surface {
  const { habits, events, log } = options;
  const window = new BrowserWindow({
    ...popoverSize,
    title: 'Latchkey',
    ...(options.icon === null ? {} : { icon: options.icon }),
    show: false,
    frame: habits.ordinary,
    resizable: false,
    minimizable: habits.ordinary,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: habits.skipTaskbar,
    alwaysOnTop: habits.alwaysOnTop,
    backgroundColor: paperColour(),
    webPreferences: lockedWebPreferences(options),
  });
  if (habits.alwaysOnTop) window.setAlwaysOnTop(true, 'pop-up-menu');
  if (habits.everyWorkspace) {
    // Without the skip the process changes its type and an icon flashes in the Dock (electron#25368).
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  }
  options.opened(window.webContents);
  if (habits.ordinary) window.removeMenu();
  listen(window, habits, events, log);
  const ready = window.loadURL(popoverAddress).catch((error: unknown) => {
    log.error('The window could not load its page.', error);
  });
  return surfaceOf(window, habits, ready);
}

function listen(window: BrowserWindow, habits: WindowHabits, events: SurfaceEvents, log: Log): void {
  window.on('blur', events.blurred);
  window.on('will-move', events.dragged);
  window.on('close', (event) => {
    // Alt+F4 and the like: the window is kept, hidden. `destroy` does not come by here.
    event.preventDefault();
    putAway(window, habits);
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`The window's process is gone: ${details.reason}, code ${details.exitCode}.`);
    events.lost();
  });
}

function surfaceOf(window: BrowserWindow, habits: WindowHabits, ready: Promise<void>): Surface {
  return {
    ready,
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide() {
      putAway(window, habits);
      if (habits.hidesApplication && !isAnotherVisible(window)) app.hide();
    },
    isVisible: () => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    place: (bounds) => {
      window.setBounds(bounds);
    },
    protectContent: (on) => {
      if (habits.contentProtection) window.setContentProtection(on);
    },
    destroy: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** Hiding the application would take the settings away, too. */
function isAnotherVisible(window: BrowserWindow): boolean {
  return BrowserWindow.getAllWindows().some((other) => other.id !== window.id && other.isVisible());
}

/** Hidden, an ordinary window would leave the taskbar, and with it the way back. */
function putAway(window: BrowserWindow, habits: WindowHabits): void {
  if (habits.ordinary) window.minimize();
  else window.hide();
}
