/** What can be told of a window by the pixels of the screen alone. */
import type { Area, Pixels } from '../desktop/hands.ts';

/** How many pixels of each colour, as `#rrggbb`, there are in a part of it. */
export function coloursOf(pixels: Pixels, part: Area = { ...pixels, x: 0, y: 0 }): ReadonlyMap<string, number> {
  const found = new Map<number, number>();
  for (let y = part.y; y < part.y + part.height; y += 1) {
    for (let x = part.x; x < part.x + part.width; x += 1) {
      const colour = colourAt(pixels, x, y);
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
  }
  return new Map([...found].map(([colour, count]) => [`#${colour.toString(16).padStart(6, '0')}`, count]));
}

/** The colour that most of it has. */
export function commonestOf(colours: ReadonlyMap<string, number>): string {
  return [...colours].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** The part of its squares of two by two pixels that are not of one colour; none, where a picture was only enlarged. */
export function finenessOf(pixels: Pixels): number {
  let mixed = 0;
  let all = 0;
  for (let y = 0; y + 1 < pixels.height; y += 2) {
    for (let x = 0; x + 1 < pixels.width; x += 2) {
      const colour = colourAt(pixels, x, y);
      const others = [colourAt(pixels, x + 1, y), colourAt(pixels, x, y + 1), colourAt(pixels, x + 1, y + 1)];
      if (others.some((other) => other !== colour)) mixed += 1;
      all += 1;
    }
  }
  return mixed / Math.max(1, all);
}

/** Of a `#rrggbb`, from 0 to 255. */
export function brightnessOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return ((red ?? 0) + (green ?? 0) + (blue ?? 0)) / 3;
}

/** Red, green and blue as one number. */
function colourAt({ width, bytes }: Pixels, x: number, y: number): number {
  return bytes.readUIntBE(4 * (y * width + x), 3);
}
