import { screen, type Rectangle } from 'electron';
import type { Platform } from '../../core/ports/platform.ts';
import { placePopover } from './placement.ts';
import { popoverSize } from './popover-browser-window.ts';

/** Where the popover goes now, on the screen with the pointer. */
export function currentPlacement(system: Platform['system'], tray: Rectangle): Rectangle {
  return placePopover({
    system,
    tray,
    trayScreen: screen.getDisplayMatching(tray),
    screen: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()),
    size: popoverSize,
  });
}
