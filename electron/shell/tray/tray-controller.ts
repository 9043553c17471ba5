import { Menu, nativeTheme, screen, Tray, type MenuItemConstructorOptions, type Rectangle } from 'electron';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Platform } from '../../core/ports/platform.ts';
import type { Clock, Timer } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { loadTrayImage } from './load-tray-image.ts';
import { trayIconPath } from './tray-icon.ts';
import type { TrayAction, TrayEntry } from './tray-menu.ts';
import type { TrayState } from './tray-state.ts';

export interface TrayOptions {
  readonly system: Platform['system'];
  /** Where the pictures are. */
  readonly pictures: string;
  readonly snapshot: () => AppSnapshot;
  readonly state: (snapshot: AppSnapshot) => TrayState;
  /** In how many ms something changes by the passing of time alone; null: nothing does. */
  readonly nextChange: (snapshot: AppSnapshot) => number | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly template: (snapshot: AppSnapshot) => readonly TrayEntry[];
  readonly tooltip: (snapshot: AppSnapshot) => string;
  readonly act: (action: TrayAction) => void;
  readonly toggle: () => void;
  /** Shows the window, whatever it is. */
  readonly show: () => void;
}

export interface TrayController {
  update(): void;
  bounds(): Rectangle;
  /** Gives the keyboard back to the notification area; Windows only, where it matters (Electron, docs/api/tray.md). */
  focus(): void;
  destroy(): void;
}

/** Lets macOS remember where the person put the icon. On Windows only signed programs may have one. */
const macPosition = 'b1f0f1c4-6a0e-4d0f-9f0b-6f2f7a6c0d5e';

/**
 * Two clicks that come closer (ms) are a double click: the time of Windows and of GTK as they are set up. On Linux and, where
 * double clicks are ignored, on macOS each of the two is a 'click'; on Windows the second is a 'double-click' and no 'click'
 * (Electron, status_icon_linux_dbus.cc, tray_icon_cocoa.mm, notify_icon_host.cc).
 */
const doubleClickMs = 500;

/** The one tray icon, made once: on Linux only the first gets a place (Electron, docs/api/tray.md). */
export function createTray(options: TrayOptions): TrayController {
  const { system, log } = options;
  let picture = picturePath(options);
  const first = loadTrayImage(picture, log);
  const tray = system === 'darwin' ? new Tray(first, macPosition) : new Tray(first);
  let tooltip = '';
  let published = '';
  let waiting: Timer | null = null;
  let clickedAt = -doubleClickMs;

  function update(): void {
    const snapshot = options.snapshot();
    setPicture(picturePath(options));
    setTooltip(options.tooltip(snapshot));
    if (system === 'linux') publish(options.template(snapshot));
    const change = options.nextChange(snapshot);
    waiting?.cancel();
    waiting = change === null ? null : options.clock.setTimer(change, update);
  }

  /** A picture that does not load leaves the last one, and its menu, where they are. */
  function setPicture(path: string): void {
    if (path === picture) return;
    picture = path;
    const image = loadTrayImage(path, log);
    if (!image.isEmpty()) tray.setImage(image);
  }

  /** On Linux each call has the panel build the whole menu anew (Chromium, status_icon_linux_dbus.cc, SetToolTip). */
  function setTooltip(text: string): void {
    if (text === tooltip) return;
    tooltip = text;
    tray.setToolTip(text);
  }

  /** Linux shows the menu it was last given; given the same again, an open one would flicker. */
  function publish(template: readonly TrayEntry[]): void {
    const text = JSON.stringify(template);
    if (text === published) return;
    published = text;
    tray.setContextMenu(buildMenu(template, options.act));
  }

  function popUp(): void {
    tray.popUpContextMenu(buildMenu(options.template(options.snapshot()), options.act));
  }

  /** A double click is how programs are opened: it leaves the window shown, even where the first click has hidden it. */
  function clicked(isSecond: boolean): void {
    const isDouble = isSecond || options.clock.monotonic() - clickedAt < doubleClickMs;
    clickedAt = options.clock.monotonic();
    if (isDouble) options.show();
    else options.toggle();
  }

  tray.on('click', (event) => {
    if (system === 'darwin' && event.ctrlKey) popUp();
    else clicked(false);
  });
  tray.on('double-click', () => clicked(true));
  if (system !== 'linux') tray.on('right-click', popUp);
  // Else macOS waits after each click whether a second one comes.
  if (system === 'darwin') tray.setIgnoreDoubleClickEvents(true);
  nativeTheme.on('updated', update);
  update();

  return {
    update,
    bounds: () => (system === 'linux' ? { x: 0, y: 0, width: 0, height: 0 } : tray.getBounds()),
    focus: () => {
      if (system === 'win32') tray.focus();
    },
    destroy: () => {
      waiting?.cancel();
      nativeTheme.removeListener('updated', update);
      tray.destroy();
    },
  };
}

function picturePath({ system, pictures, snapshot, state }: TrayOptions): string {
  return trayIconPath(pictures, {
    system,
    state: state(snapshot()),
    // The taskbar's look, which is not that of applications (Electron, docs/api/native-theme.md).
    darkPanel: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
    largestScale: Math.max(...screen.getAllDisplays().map((display) => display.scaleFactor)),
  });
}

function buildMenu(template: readonly TrayEntry[], act: TrayOptions['act']): ReturnType<typeof Menu.buildFromTemplate> {
  return Menu.buildFromTemplate(template.map((entry) => menuItem(entry, act)));
}

function menuItem(entry: TrayEntry, act: TrayOptions['act']): MenuItemConstructorOptions {
  switch (entry.type) {
    case 'separator':
      return { type: 'separator' };
    case 'line':
      return { label: entry.label, enabled: false };
    case 'submenu':
      return { label: entry.label, submenu: entry.entries.map((child) => menuItem(child, act)) };
    case 'item': {
      const keys = entry.keys === undefined ? {} : { accelerator: entry.keys, registerAccelerator: false };
      return { label: entry.label, ...keys, click: () => act(entry.action) };
    }
  }
}
