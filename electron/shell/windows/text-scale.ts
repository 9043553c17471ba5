import type { Rectangle } from 'electron';
import type { GlobalSettings } from '../../contract/settings.ts';

type Size = Pick<Rectangle, 'width' | 'height'>;

/** By how much a window grows with its text, so that as much is in view (docs/design.md#windows). Smaller text leaves it as it is. */
export function textScale({ textSize }: Pick<GlobalSettings, 'textSize'>): number {
  return Math.max(1, Number(textSize) / 100);
}

/** The size of a window, by whole pixels. */
export function scaled({ width, height }: Size, by: number): Size {
  return { width: Math.round(width * by), height: Math.round(height * by) };
}

/** A window that grows, or shrinks, from where it stands, and no further than the work area of its screen. */
export function grownWithin(bounds: Rectangle, by: number, area: Rectangle): Rectangle {
  const wanted = scaled(bounds, by);
  const [width, height] = [Math.min(wanted.width, area.width), Math.min(wanted.height, area.height)];
  const x = Math.max(area.x, Math.min(bounds.x, area.x + area.width - width));
  const y = Math.max(area.y, Math.min(bounds.y, area.y + area.height - height));
  return { x, y, width, height };
}
