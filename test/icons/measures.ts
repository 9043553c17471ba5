/** Measures of pictures, for the tests. */
import type { Pixels } from './pixels.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Red, green, blue and alpha of a pixel, 0 to 255. @throws RangeError outside the picture. */
export function pixelAt({ size, rgba }: Pixels, x: number, y: number): [...Colour, number] {
  const at = 4 * (y * size + x);
  const [red, green, blue, alpha] = rgba.subarray(at, at + 4);
  if (x >= size || red === undefined || green === undefined || blue === undefined || alpha === undefined) {
    throw new RangeError(`There is no pixel ${x}, ${y} in a picture of ${size}.`);
  }
  return [red, green, blue, alpha];
}

/** All places of a square picture, row by row. */
export function places(size: number): [x: number, y: number][] {
  return Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)]);
}

/**
 * How much each pixel differs: the most that one of its channels does, 0 to 255; colours count as much as they are
 * opaque. @throws RangeError for pictures of different sizes.
 */
export function differences(one: Pixels, other: Pixels): Float32Array {
  if (one.size !== other.size) throw new RangeError(`A picture of ${one.size} is no picture of ${other.size}.`);
  const [values, others] = [weighed(one.rgba), weighed(other.rgba)];
  const found = new Float32Array(one.size * one.size);
  // One loop over numbers: the largest icon has four million.
  for (let at = 0; at < values.length; at += 1) {
    const difference = Math.abs((values[at] ?? 0) - (others[at] ?? 0));
    const pixel = Math.floor(at / 4);
    if (difference > (found[pixel] ?? 0)) found[pixel] = difference;
  }
  return found;
}

/** The largest difference of any pixel, 0 to 255. */
export function largestDifference(one: Pixels, other: Pixels): number {
  return differences(one, other).reduce((high, difference) => Math.max(high, difference), 0);
}

/** Pixels with each colour as strong as it is opaque. */
export function weighed(rgba: ArrayLike<number>): Float32Array {
  const values = Float32Array.from(rgba);
  for (let at = 0; at < values.length; at += 1) {
    if (at % 4 !== 3) values[at] = ((rgba[at] ?? 0) * (rgba[at - (at % 4) + 3] ?? 0)) / 255;
  }
  return values;
}

/** An edge that is smoothed into a pixel by no more than this does not count as ink there: alpha, 0 to 255. */
const trace = 8;

/** The smallest box around all ink, in pixels from the left and the top; right and bottom are the first without. */
export function boxOf({ size, rgba }: Pixels): { left: number; top: number; right: number; bottom: number } {
  const box = { left: size, top: size, right: 0, bottom: 0 };
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    if ((rgba[4 * pixel + 3] ?? 0) <= trace) continue;
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + 1);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box;
}

/** The lightness of each pixel in front of a panel of this colour: relative luminance, 0 to 1 (WCAG 2.2). */
export function luminancesOn(panel: Colour, pixels: Pixels): number[] {
  return places(pixels.size).map(([x, y]) => {
    const [red, green, blue, alpha] = pixelAt(pixels, x, y);
    const over = (value: number, under: number): number => (value * alpha + under * (255 - alpha)) / 255;
    return luminance([over(red, panel[0]), over(green, panel[1]), over(blue, panel[2])]);
  });
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
export function luminance([red, green, blue]: Colour): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two luminances, 1 to 21 (WCAG 2.2). */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
