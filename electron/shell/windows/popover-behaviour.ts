import type { Platform } from '../../core/ports/platform.ts';

/** What a popover must do differently on each system: facts of window systems, kept as data. */
export interface PopoverBehaviour {
  /** False: the compositor places windows and moves are ignored (Electron, docs/api/browser-window.md, Wayland). */
  readonly placed: boolean;
  readonly alwaysOnTop: boolean;
  readonly skipTaskbar: boolean;
  /** For how long (ms) after the window is shown a blur may be a stray one, which does not hide it. */
  readonly blurGraceMs: number;
  /** Whether one in that time hides the window all the same when it is over, if the keyboard has not come back. */
  readonly hidesAfterGrace: boolean;
  /** A click on our icon takes the focus first, so that blur hides what the click then would show again. */
  readonly toggleGraceMs: number;
  /** Hiding the last window of an accessory application leaves it active on macOS unless the application hides too. */
  readonly hidesApplication: boolean;
  /** Without this the popover opens on the desktop where it was made. */
  readonly everyWorkspace: boolean;
  /** A second try to place after screens changed (ms); 0: none is needed. */
  readonly placedAgainMs: number;
  /** No tray shows Latchkey, so it is a window as any other: framed, kept on losing the keyboard, minimised not hidden. */
  readonly standalone: boolean;
  /** Whether the system can leave a window out of screen capture. */
  readonly contentProtection: boolean;
}

const behaviours: Readonly<Record<Platform['system'], PopoverBehaviour>> = {
  darwin: {
    placed: true,
    alwaysOnTop: true,
    skipTaskbar: true,
    blurGraceMs: 0,
    hidesAfterGrace: true,
    toggleGraceMs: 250,
    hidesApplication: true,
    everyWorkspace: true,
    placedAgainMs: 0,
    standalone: false,
    contentProtection: true,
  },
  win32: {
    placed: true,
    // Else the overflow of the notification area lies over the window.
    alwaysOnTop: true,
    skipTaskbar: true,
    // Right after the click on the icon; not known is whether the window has the keyboard afterwards.
    blurGraceMs: 400,
    hidesAfterGrace: false,
    toggleGraceMs: 250,
    hidesApplication: false,
    everyWorkspace: false,
    placedAgainMs: 500,
    standalone: false,
    contentProtection: true,
  },
  linux: {
    placed: true,
    alwaysOnTop: false,
    // Desktops without tray icons leave the taskbar as the way back.
    skipTaskbar: false,
    // A key that X has grabbed moves the focus when it goes down and up (Xlib manual, 10.7.2, Focus Events Generated
    // by Grabs): a short press of the keys that summon was seen to end in show, blur within 15 ms.
    blurGraceMs: 200,
    hidesAfterGrace: true,
    toggleGraceMs: 250,
    hidesApplication: false,
    everyWorkspace: false,
    placedAgainMs: 0,
    standalone: false,
    contentProtection: false,
  },
};

/** @param trayShown false where nobody shows tray icons. */
export function popoverBehaviour(platform: Pick<Platform, 'system' | 'wayland'>, trayShown = true): PopoverBehaviour {
  const base: PopoverBehaviour = { ...behaviours[platform.system], standalone: !trayShown };
  // An ordinary window is placed by the window manager and then by the person.
  return platform.wayland || !trayShown ? { ...base, placed: false } : base;
}
