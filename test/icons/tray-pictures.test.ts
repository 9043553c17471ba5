import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type RunningChromium } from '../browser/chromium.ts';
import {
  boxOf,
  contrast,
  largestDifference,
  luminance,
  luminancesOn,
  places,
  pixelAt,
  type Colour,
} from './measures.ts';
import { pixelsOf, type Pixels, type Source } from './pixels.ts';
import { storedPictures, type StoredPicture } from './stored-pictures.ts';

const build = fileURLToPath(new URL('../../build', import.meta.url));
const states = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired'];
const windowsSizes = [16, 20, 24, 28, 32, 36, 40, 48, 56, 64];
const lightPanel: Colour = [0xf1, 0xf2, 0xf6];
const darkPanel: Colour = [0x1b, 0x1e, 0x24];
/** By how much a pixel may differ from a drawing on a canvas; the pictures were drawn on a page. Of 255. */
const tolerance = 4;

interface TrayPicture {
  /** Folder and file below build/tray, and in an ico the size it says. */
  readonly name: string;
  readonly system: string;
  /** The panel it is for; all panels where there is one picture for them. */
  readonly panel: string;
  readonly state: string;
  readonly pixels: Pixels;
}

let chromium: RunningChromium;
let page: Page;
let pictures: TrayPicture[];

beforeAll(async () => {
  chromium = await launchChromium();
  page = await chromium.browser.newPage();
  const tray = join(build, 'tray');
  const files = readdirSync(tray, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/u.test(path));
  const read = files.map(async (path) =>
    trayPictures(path.replaceAll('\\', '/'), await storedPictures(page, join(tray, path))),
  );
  pictures = (await Promise.all(read)).flat();
});

afterAll(() => chromium.close());

describe('the tray’s pictures', () => {
  it('are there for each system, state, panel and size, and have that size', () => {
    const found = Object.fromEntries(pictures.map(({ name, pixels }) => [name, pixels.size]));
    expect(found).toEqual(Object.fromEntries(states.flatMap(namesAndSizes)));
  });

  it('are the drawings of their state', async () => {
    const compared = pictures.map(async (picture) => {
      const drawn = await pixelsOf(page, drawingOf(picture));
      return { name: picture.name, difference: largestDifference(picture.pixels, drawn) };
    });
    expect((await Promise.all(compared)).filter(({ difference }) => difference > tolerance)).toEqual([]);
  });

  it('tell each two states apart by light and dark alone', () => {
    // Three dots at 16 px are the smallest mark: 12 of 256 pixels.
    const alike = pairs().flatMap(([one, other]) =>
      panelsOf(one).flatMap((panel) => {
        const [luminances, others] = [luminancesOn(panel, one.pixels), luminancesOn(panel, other.pixels)];
        const apart = luminances.filter((value, at) => contrast(value, others[at] ?? 0) >= 1.5).length;
        return apart / luminances.length < 0.03 ? [[one.name, other.name, apart / luminances.length]] : [];
      }),
    );
    expect(alike).toEqual([]);
  });

  it('can be seen on the panels they are for', () => {
    // An open bow with its shaft covers a sixth of the picture; the outline that shows on light panels is less.
    const faint = pictures.flatMap((picture) =>
      panelsOf(picture).flatMap((panel) => {
        const luminances = luminancesOn(panel, picture.pixels);
        const seen = luminances.filter((value) => contrast(value, luminance(panel)) >= 3).length / luminances.length;
        return seen < 0.1 ? [[picture.name, panel, seen]] : [];
      }),
    );
    expect(faint).toEqual([]);
  });

  it('fill their box: nine tenths of the width, and of the height the 55 % of a key without a mark', () => {
    const boxes = pictures.map(({ name, pixels }) => ({ name, size: pixels.size, ...boxOf(pixels) }));
    const small = boxes.filter(
      ({ size, left, top, right, bottom }) => (right - left) / size < 0.9 || (bottom - top) / size < 0.55,
    );
    expect(small).toEqual([]);
  });

  it('keep the key where it is while a mark comes and goes', () => {
    const moved = pairs().filter(
      ([one, other]) =>
        bowOf(one.state) === bowOf(other.state) &&
        largestDifference(lowerHalf(one.pixels), lowerHalf(other.pixels)) > tolerance,
    );
    expect(moved.map(([one, other]) => [one.name, other.name])).toEqual([]);
  });

  it('for macOS are black and transparency alone, as a template image must be', () => {
    const templates = pictures.filter(({ name }) => name.startsWith('mac/'));
    const inks = templates.map(({ name, pixels }) => {
      const all = places(pixels.size).map(([x, y]) => pixelAt(pixels, x, y));
      const colours = new Set(
        all.filter(([, , , alpha]) => alpha > 0).map((channels) => channels.slice(0, 3).join(' ')),
      );
      const alphas = all.map(([, , , alpha]) => alpha);
      return [name, [...colours], Math.min(...alphas), Math.max(...alphas)];
    });
    expect(inks).toEqual(templates.map(({ name }) => [name, ['0 0 0'], 0, 255]));
  });
});

function trayPictures(path: string, stored: readonly StoredPicture[]): TrayPicture[] {
  const [system = '', ...rest] = path.split('/');
  const panel = rest.length > 1 ? (rest[0] ?? '') : 'all';
  const state = states.find((each) => rest.at(-1)?.startsWith(each)) ?? '';
  return stored.map(({ label, pixels }) => ({ name: `${path} ${label}`.trim(), system, panel, state, pixels }));
}

function namesAndSizes(state: string): [string, number][] {
  return [
    [`mac/${state}Template.png`, 16],
    [`mac/${state}Template@2x.png`, 32],
    [`linux/${state}-22.png`, 22],
    [`linux/${state}-44.png`, 44],
    ...['on-dark', 'on-light'].flatMap((panel) =>
      windowsSizes.map((size): [string, number] => [`win/${panel}/${state}.ico ${size}`, size]),
    ),
  ];
}

/** The drawing that the design has for this picture, at its size. */
function drawingOf({ system, panel, state, pixels: { size } }: TrayPicture): Source {
  const folder = { mac: '', linux: 'linux', win: panel }[system] ?? 'none';
  const grid = [20, 16].find((each) => size % each === 0) ?? 22;
  const bytes = readFileSync(join(build, 'drawings', folder, `tray-${state}-${grid}.svg`));
  return { bytes, type: 'image/svg+xml', size, margin: size === 24 ? 1 : 0 };
}

/** Pictures that differ in nothing but the state. */
function pairs(): [TrayPicture, TrayPicture][] {
  const familyOf = ({ system, panel, pixels }: TrayPicture): string => `${system} ${panel} ${pixels.size}`;
  return pictures.flatMap((one, at) =>
    pictures
      .slice(at + 1)
      .filter((other) => familyOf(one) === familyOf(other))
      .map((other): [TrayPicture, TrayPicture] => [one, other]),
  );
}

/** macOS turns its templates white on dark, so that light stands for both. */
function panelsOf({ system, panel }: TrayPicture): Colour[] {
  if (system === 'linux') return [lightPanel, darkPanel];
  return panel === 'on-dark' ? [darkPanel] : [lightPanel];
}

/** Filled while there is a sign-in, open while there is none. */
function bowOf(state: string): 'filled' | 'open' {
  return ['signed-in', 'expiring'].includes(state) ? 'filled' : 'open';
}

function lowerHalf({ size, rgba }: Pixels): Pixels {
  return { size, rgba: rgba.map((value, at) => (at < rgba.length / 2 ? 0 : value)) };
}
