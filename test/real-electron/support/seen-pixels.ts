/** What can be told of a window by the pixels of the screen alone. */
import type { Area, Pixels } from '../desktop/hands.ts';
import type { Desktop } from '../desktop/desktop.ts';

export interface SeenPixels {
  /** The colour that most of it has, as `#rrggbb`. */
  readonly commonest: string;
  /** How many pixels of each colour there are. */
  readonly colours: ReadonlyMap<string, number>;
  /** The part of its squares of two by two pixels that are not of one colour; none, where a picture was only enlarged. */
  readonly fineness: number;
}

export async function seenOf(desktop: Desktop, { x, y, width, height }: Area): Promise<SeenPixels> {
  const pixels = await desktop.screen.pixels({ x, y, width, height });
  const colours = coloursOf(pixels);
  const [commonest = ''] = [...colours].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return { commonest, colours, fineness: finenessOf(pixels) };
}

function coloursOf({ bytes }: Pixels): Map<string, number> {
  const found = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 4) {
    const colour = bytes.readUInt32BE(at) >>> 8;
    found.set(colour, (found.get(colour) ?? 0) + 1);
  }
  return new Map([...found].map(([colour, count]) => [`#${colour.toString(16).padStart(6, '0')}`, count]));
}

function finenessOf({ width, height, bytes }: Pixels): number {
  const at = (x: number, y: number): number => bytes.readUInt32BE(4 * (y * width + x));
  let mixed = 0;
  let all = 0;
  for (let y = 0; y + 1 < height; y += 2) {
    for (let x = 0; x + 1 < width; x += 2) {
      const colour = at(x, y);
      if (at(x + 1, y) !== colour || at(x, y + 1) !== colour || at(x + 1, y + 1) !== colour) mixed += 1;
      all += 1;
    }
  }
  return all === 0 ? 0 : mixed / all;
}

/** Of a `#rrggbb`, from 0 to 255. */
export function brightnessOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return ((red ?? 0) + (green ?? 0) + (blue ?? 0)) / 3;
}
