import { screen, type Rectangle } from 'electron';
import type { GlobalSettings } from '../../contract/settings.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { placeDragged, placePopover } from './placement.ts';
import { popoverSize } from './popover-browser-window.ts';
import { scaled, textScale } from './text-scale.ts';

type Size = Pick<Rectangle, 'width' | 'height'>;

/** The window grows with its text, so that as much is in view (docs/design.md#windows). */
export function sizeFor(settings: Pick<GlobalSettings, 'textSize'>): Size {
  return scaled(popoverSize, textScale(settings));
}

/** Where the popover goes now: where the person has dragged it, else on the screen with the pointer. */
export function currentPlacement(
  system: Platform['system'],
  tray: Rectangle,
  size: Size,
  dragged: Rectangle | null,
): Rectangle {
  const kept = dragged === null ? null : placeDragged(dragged, size, screen.getAllDisplays());
  if (kept !== null) return kept;
  return placePopover({
    system,
    tray,
    trayScreen: screen.getDisplayMatching(tray),
    screen: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()),
    size,
  });
}
