import { app, BrowserWindow, type Rectangle } from 'electron';
import { popoverAddress } from './scheme/app-origin.ts';
import { bringForward, destroyWindow, loadPage, pageWindow, type PageWindowOptions } from './page-window.ts';
import type { PopoverBrowserWindow, PopoverBrowserWindowEvents } from './popover-controller.ts';
import type { PopoverBehaviour } from './popover-behaviour.ts';

export const popoverSize = { width: 420, height: 620 } as const;

interface PopoverBrowserWindowOptions extends PageWindowOptions {
  readonly behaviour: PopoverBehaviour;
  readonly size: Pick<Rectangle, 'width' | 'height'>;
  readonly events: PopoverBrowserWindowEvents;
}

/** Makes the popover, hidden, and starts to load its page. */
export function createPopoverBrowserWindow(options: PopoverBrowserWindowOptions): PopoverBrowserWindow {
  const { behaviour, events, log } = options;
  const window = new BrowserWindow({
    ...pageWindow('Latchkey', options),
    ...options.size,
    frame: behaviour.standalone,
    resizable: false,
    minimizable: behaviour.standalone,
    maximizable: false,
    skipTaskbar: behaviour.skipTaskbar,
    alwaysOnTop: behaviour.alwaysOnTop,
  });
  if (behaviour.alwaysOnTop) window.setAlwaysOnTop(true, 'pop-up-menu');
  if (behaviour.everyWorkspace) {
    // Without the skip the process changes its type and an icon flashes in the Dock (electron#25368).
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  }
  options.opened(window.webContents);
  if (behaviour.standalone) window.removeMenu();
  listen(window, behaviour, events);
  const ready = loadPage(window, popoverAddress, {
    name: 'the window',
    log,
    ask: options.askToReopen,
    lost: events.lost,
  });
  return handleOf(window, behaviour, ready);
}

function listen(window: BrowserWindow, behaviour: PopoverBehaviour, events: PopoverBrowserWindowEvents): void {
  window.on('blur', events.blurred);
  window.on('will-move', events.dragged);
  window.on('close', (event) => {
    // Alt+F4 and the like: the window is kept, hidden. `destroy` does not come by here.
    event.preventDefault();
    putAway(window, behaviour);
  });
}

function handleOf(window: BrowserWindow, behaviour: PopoverBehaviour, ready: Promise<void>): PopoverBrowserWindow {
  return {
    ready,
    show: () => bringForward(window),
    hide() {
      putAway(window, behaviour);
      if (behaviour.hidesApplication && !isAnotherVisible(window)) app.hide();
    },
    isVisible: () => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    place: (bounds) => {
      window.setBounds(bounds);
    },
    bounds: () => window.getBounds(),
    resize: ({ width, height }) => window.setSize(width, height),
    protectContent: (on) => {
      if (behaviour.contentProtection) window.setContentProtection(on);
    },
    destroy: () => destroyWindow(window),
  };
}

/** Hiding the application would take the settings away, too. */
function isAnotherVisible(window: BrowserWindow): boolean {
  return BrowserWindow.getAllWindows().some((other) => other.id !== window.id && other.isVisible());
}

/** Hidden, an ordinary window would leave the taskbar, and with it the way back. */
function putAway(window: BrowserWindow, behaviour: PopoverBehaviour): void {
  if (behaviour.standalone) window.minimize();
  else window.hide();
}
