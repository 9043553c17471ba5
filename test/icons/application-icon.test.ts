import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type RunningChromium } from '../browser/chromium.ts';
import { boxOf, differences, pixelAt, weighed } from './measures.ts';
import { pixelsOf, type Pixels, type Source } from './pixels.ts';
import { storedPictures } from './stored-pictures.ts';

const build = fileURLToPath(new URL('../../build', import.meta.url));
/** By how much a pixel may differ from a drawing on a canvas; the pictures were drawn on a page. Of 255. */
const tolerance = 4;
/** Chromium draws a larger page (px) in tiles, and smooths edges in them differently: by how much, in which share. */
const largestPage = 256;
const tiledEdges = { largest: 64, share: 0.002 };
/** Up to this size (px) the key lies level on whole pixels, without the margin that macOS leaves. */
const largestSmall = 32;

interface IconPicture {
  /** File below build, and what an ico or icns file calls the picture. */
  readonly name: string;
  readonly pixels: Pixels;
}

let chromium: RunningChromium;
let page: Page;
let pictures: IconPicture[];

beforeAll(async () => {
  chromium = await launchChromium();
  page = await chromium.browser.newPage();
  const files = ['icon.icns', 'icon.ico', ...readdirSync(join(build, 'icons')).map((name) => `icons/${name}`)];
  const read = files.map(async (file) => {
    const stored = await storedPictures(page, join(build, file));
    return stored.map(({ label, pixels }) => ({ name: `${file} ${label}`.trim(), pixels }));
  });
  pictures = (await Promise.all(read)).flat();
});

afterAll(() => chromium.close());

describe('the application’s icon', () => {
  it('is there in each size that the three systems ask for', () => {
    const sizes = pictures.map(({ name, pixels }): [string, number] => [name, pixels.size]);
    expect(sizes.toSorted(byName)).toEqual(
      [
        // 16 to 512 points, at single and at double density: what Apple's iconutil makes of an iconset.
        ...Object.entries({ ic04: 16, ic11: 32, ic05: 32, ic12: 64, ic07: 128, ic13: 256 }).map(inFile('icon.icns')),
        ...Object.entries({ ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }).map(inFile('icon.icns')),
        // The five that Microsoft asks for at least (16, 24, 32, 48, 256), and those of scales between.
        ...[16, 20, 24, 32, 40, 48, 64, 256].map((size) => [`${size}`, size] as const).map(inFile('icon.ico')),
        // electron-builder puts each into hicolor by the size in its name.
        ...[16, 24, 32, 48, 64, 128, 256, 512].map((size): [string, number] => [`icons/${size}x${size}.png`, size]),
      ].toSorted(byName),
    );
  });

  it('is the drawing', async () => {
    const compared = pictures.map(async ({ name, pixels }) => {
      const found = differences(pixels, await pixelsOf(page, drawingFor(pixels.size)));
      const largest = found.reduce((high, difference) => Math.max(high, difference), 0);
      const share = found.filter((difference) => difference > tolerance).length / found.length;
      const edges = pixels.size > largestPage ? tiledEdges : { largest: tolerance, share: 0 };
      return { name, largest, share, wrong: largest > edges.largest || share > edges.share };
    });
    expect((await Promise.all(compared)).filter(({ wrong }) => wrong)).toEqual([]);
  });

  it('has the colours of the design where the design has them', () => {
    const wrong = pictures.flatMap(({ name, pixels }) =>
      (pixels.size <= largestSmall ? smallPlaces : largePlaces).flatMap(([what, x, y, wanted]) => {
        const found = [...weighed(pixelAt(pixels, Math.floor(x * pixels.size), Math.floor(y * pixels.size)))];
        return isNear(found, wanted) ? [] : [[name, what, found, wanted]];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is a square to the edges, or with the margin of macOS, and nothing beside it', () => {
    const wrong = pictures.flatMap(({ name, pixels }) => {
      const margin = pixels.size <= largestSmall ? 0 : (100 / 1024) * pixels.size;
      const { left, top, right, bottom } = boxOf(pixels);
      const margins = [left, top, pixels.size - right, pixels.size - bottom];
      return margins.every((found) => Math.abs(found - margin) <= 1) ? [] : [[name, margins, margin]];
    });
    expect(wrong).toEqual([]);
  });
});

function drawingFor(size: number): Source {
  const name = size <= largestSmall ? 'app-small.svg' : 'app.svg';
  return { bytes: readFileSync(join(build, 'drawings', name)), type: 'image/svg+xml', size };
}

type Place = readonly [what: string, x: number, y: number, colour: readonly number[]];

/** Shares of the side, in the middle of an area of one colour; the last number is opacity. */
const largePlaces: readonly Place[] = [
  ['corner', 0, 0, [0, 0, 0, 0]],
  ['rounded corner', 115 / 1024, 115 / 1024, [0, 0, 0, 0]],
  ['margin', 512 / 1024, 50 / 1024, [0, 0, 0, 0]],
  ['ground at the start', 190 / 1024, 190 / 1024, [0x35, 0x6b, 0xe8, 255]],
  ['ground at the end', 850 / 1024, 870 / 1024, [0x12, 0x2a, 0x73, 255]],
  ['ground in the ring', 424 / 1024, 310 / 1024, [0x2b, 0x5d, 0xd9, 255]],
  ['keyhole', 424 / 1024, 424 / 1024, [255, 255, 255, 255]],
  ['ring', 424 / 1024, 230 / 1024, [0xf8, 0xfa, 0xff, 255]],
  ['tip of the key', 720 / 1024, 760 / 1024, [0xe0, 0xe8, 0xff, 255]],
];

const smallPlaces: readonly Place[] = [
  ['corner', 0, 0, [0, 0, 0, 0]],
  ['ground above', 16.5 / 32, 2.5 / 32, [0x37, 0x6c, 0xe7, 255]],
  ['ground below', 16.5 / 32, 29.5 / 32, [0x1a, 0x3f, 0xa4, 255]],
  ['hole of the bow', 11.5 / 32, 16.5 / 32, [0x29, 0x57, 0xc8, 255]],
  ['bow', 5.5 / 32, 16.5 / 32, [255, 255, 255, 255]],
  ['shaft', 22.5 / 32, 18.5 / 32, [255, 255, 255, 255]],
];

/** Within an eighth of the way from black to white: gradients go on inside a place, edges are smoothed. */
function isNear(found: readonly number[], wanted: readonly number[]): boolean {
  return found.every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) <= 32);
}

function inFile(file: string): (entry: readonly [string, number]) => [string, number] {
  return ([label, size]) => [`${file} ${label}`, size];
}

function byName([one]: [string, number], [other]: [string, number]): number {
  return one.localeCompare(other);
}
