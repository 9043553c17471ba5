import type { Platform } from '../../core/platform.ts';

/** What a popover must do differently on each system: facts of window systems, kept as data. */
export interface WindowHabits {
  /** False: the compositor places windows and moves are ignored (Electron, docs/api/browser-window.md, Wayland). */
  readonly placed: boolean;
  readonly alwaysOnTop: boolean;
  readonly skipTaskbar: boolean;
  /** Windows sends a stray blur right after the window is shown. */
  readonly blurGraceMs: number;
  /** A click on our icon takes the focus first, so that blur hides what the click then would show again. */
  readonly toggleGraceMs: number;
  /** Hiding the last window of an accessory application leaves it active on macOS unless the application hides too. */
  readonly hidesApplication: boolean;
  /** Without this the popover opens on the desktop where it was made. */
  readonly everyWorkspace: boolean;
  /** Whether the system can leave a window out of screen capture. */
  readonly contentProtection: boolean;
}

const habits: Readonly<Record<Platform['system'], WindowHabits>> = {
  darwin: {
    placed: true,
    alwaysOnTop: true,
    skipTaskbar: true,
    blurGraceMs: 0,
    toggleGraceMs: 250,
    hidesApplication: true,
    everyWorkspace: true,
    contentProtection: true,
  },
  win32: {
    placed: true,
    // Else the overflow of the notification area lies over the window.
    alwaysOnTop: true,
    skipTaskbar: true,
    blurGraceMs: 400,
    toggleGraceMs: 250,
    hidesApplication: false,
    everyWorkspace: false,
    contentProtection: true,
  },
  linux: {
    placed: true,
    alwaysOnTop: false,
    // Desktops without tray icons leave the taskbar as the way back.
    skipTaskbar: false,
    blurGraceMs: 0,
    toggleGraceMs: 250,
    hidesApplication: false,
    everyWorkspace: false,
    contentProtection: false,
  },
};

export function windowHabits(platform: Pick<Platform, 'system' | 'wayland'>): WindowHabits {
  const base = habits[platform.system];
  return platform.wayland ? { ...base, placed: false } : base;
}
