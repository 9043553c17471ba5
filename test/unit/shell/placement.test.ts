import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  placeDragged,
  placePopover,
  type PlacementInput,
  type Screen,
} from '../../../electron/shell/windows/placement.ts';

const size = { width: 420, height: 620 };
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

function screenAt(
  x: number,
  y: number,
  width: number,
  height: number,
  bar: { left?: number; top?: number; right?: number; bottom?: number } = {},
): Screen {
  const { left = 0, top = 0, right = 0, bottom = 0 } = bar;
  return {
    bounds: { x, y, width, height },
    workArea: { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom },
  };
}

const mac = screenAt(0, 0, 1440, 900, { top: 25 });
const macLeft = screenAt(-1920, -180, 1920, 1080, { top: 25 });
const macIcon = { x: 1200, y: 0, width: 30, height: 24 };
const bottomBar = screenAt(0, 0, 1920, 1080, { bottom: 40 });
const topBar = screenAt(0, 0, 1920, 1080, { top: 40 });
const leftBar = screenAt(0, 0, 1920, 1080, { left: 62 });
const rightBar = screenAt(0, 0, 1920, 1080, { right: 62 });
const noBar = screenAt(0, 0, 1920, 1080);
const above = screenAt(-2560, -1440, 2560, 1440, { bottom: 40 });
const scaled = screenAt(0, 0, 1706.6667, 1066.6667, { bottom: 26.6667 });

type Row = [name: string, input: Omit<PlacementInput, 'size'>, x: number, y: number];

const table: Row[] = [
  ['macOS: centred under the icon', { system: 'darwin', tray: macIcon, trayScreen: mac, screen: mac }, 1005, 30],
  [
    'macOS: an icon near the edge keeps the window inside',
    { system: 'darwin', tray: { ...macIcon, x: 1400 }, trayScreen: mac, screen: mac },
    1020,
    30,
  ],
  [
    'macOS: on another screen, as far from its right edge',
    { system: 'darwin', tray: macIcon, trayScreen: mac, screen: macLeft },
    -435,
    -150,
  ],
  ['macOS: no icon, top right', { system: 'darwin', tray: nowhere, trayScreen: mac, screen: mac }, 1008, 37],
  ['Windows: bar below', { system: 'win32', tray: nowhere, trayScreen: bottomBar, screen: bottomBar }, 1488, 408],
  ['Windows: bar above', { system: 'win32', tray: nowhere, trayScreen: topBar, screen: topBar }, 1488, 52],
  ['Windows: bar at the left', { system: 'win32', tray: nowhere, trayScreen: leftBar, screen: leftBar }, 74, 448],
  ['Windows: bar at the right', { system: 'win32', tray: nowhere, trayScreen: rightBar, screen: rightBar }, 1426, 448],
  [
    'Windows: icon in the overflow, no bar',
    { system: 'win32', tray: nowhere, trayScreen: noBar, screen: noBar },
    1488,
    448,
  ],
  [
    'Windows: a bar above that hides itself',
    { system: 'win32', tray: { x: 1700, y: 2, width: 24, height: 30 }, trayScreen: noBar, screen: noBar },
    1488,
    12,
  ],
  [
    'Windows: a bar at the left that hides itself',
    { system: 'win32', tray: { x: 4, y: 900, width: 30, height: 24 }, trayScreen: noBar, screen: noBar },
    12,
    448,
  ],
  [
    'Windows: a screen above and left',
    { system: 'win32', tray: nowhere, trayScreen: bottomBar, screen: above },
    -432,
    -672,
  ],
  [
    'Windows: fractions of a scaled screen',
    { system: 'win32', tray: nowhere, trayScreen: scaled, screen: scaled },
    1275,
    408,
  ],
];

/** On Linux the icon's place is told nowhere. */
const linuxTable: [name: string, screen: Screen, x: number, y: number][] = [
  ['panel above', topBar, 1488, 52],
  ['panel below', bottomBar, 1488, 408],
  ['panel at the left', leftBar, 74, 448],
  ['panel at the right', rightBar, 1426, 448],
  ['no panel, or one that hides itself', noBar, 1488, 12],
  ['panel below on a screen above and left', above, -432, -672],
  ['panel at the left of a screen at the left', screenAt(-1920, 200, 1920, 1080, { left: 48 }), -1860, 648],
  ['bar above, and a thicker dock at the left', screenAt(0, 0, 1920, 1080, { top: 27, left: 70 }), 1488, 39],
  ['bar above, and a thicker dock below', screenAt(0, 0, 1920, 1080, { top: 26, bottom: 64 }), 1488, 38],
  ['panel below, and a dock at the left', screenAt(0, 0, 1920, 1080, { bottom: 40, left: 70 }), 1488, 408],
  ['upright ones, the left one thicker', screenAt(0, 0, 1920, 1080, { left: 60, right: 30 }), 72, 448],
  ['upright ones, the right one thicker', screenAt(0, 0, 1920, 1080, { left: 30, right: 60 }), 1428, 448],
  // Chromium rounds the two rectangles of a scaled screen one by one, which can leave a DIP where no panel is.
  ['panel below on a scaled screen', scaled, 1275, 408],
  ['a DIP lost to rounding, panel below', screenAt(0, 0, 1707, 1067, { top: 1, left: 1, bottom: 27 }), 1275, 408],
  ['a DIP lost to rounding, no panel', screenAt(0, 0, 1707, 1067, { bottom: 1 }), 1275, 12],
];

describe('placePopover', () => {
  it.each(table)('%s', (_name, input, x, y) => {
    expect(placePopover({ ...input, size })).toEqual({ x, y, ...size });
  });

  it.each(linuxTable)('Linux: %s', (_name, screen, x, y) => {
    const input = { system: 'linux', tray: nowhere, trayScreen: noBar, screen } as const;
    expect(placePopover({ ...input, size })).toEqual({ x, y, ...size });
  });

  it('is as high as the work area of a low screen', () => {
    const low = screenAt(0, 0, 800, 600, { bottom: 40 });
    const placed = placePopover({ system: 'win32', tray: nowhere, trayScreen: low, screen: low, size });
    expect(placed).toEqual({ x: 368, y: 0, width: 420, height: 560 });
  });

  it('always answers whole numbers inside the work area', () => {
    const numbers = fc.double({ min: -4000, max: 4000, noNaN: true });
    const extents = fc.double({ min: 300, max: 4000, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('darwin', 'win32', 'linux'),
        fc.tuple(numbers, numbers, extents, extents, fc.integer({ min: 0, max: 90 })),
        fc.tuple(numbers, numbers),
        (system, [x, y, width, height, bar], [trayX, trayY]) => {
          const screen = screenAt(x, y, width, height, { bottom: bar });
          const tray = { x: trayX, y: trayY, width: 24, height: 24 };
          const placed = placePopover({ system, tray, trayScreen: screen, screen, size });
          const area = screen.workArea;
          expect(Object.values(placed).every(Number.isInteger)).toBe(true);
          // One DIP of slack: an area can be narrower than the next whole number.
          expect(placed.x).toBeGreaterThanOrEqual(area.x);
          expect(placed.y).toBeGreaterThanOrEqual(area.y);
          expect(placed.x + placed.width).toBeLessThanOrEqual(area.x + area.width + 1);
          expect(placed.y + placed.height).toBeLessThanOrEqual(area.y + area.height + 1);
        },
      ),
      { seed: 7 },
    );
  });
});

const twice = { width: 840, height: 1240 };
const atLeft = screenAt(-1280, 0, 1280, 1024, { bottom: 40 });

describe('placeDragged', () => {
  const at = (x: number, y: number) => ({ x, y, ...size });
  it.each([
    ['stays where it was put', at(300, 200), size, [bottomBar], { x: 300, y: 200, ...size }],
    ['stays on a screen at the left', at(-900, 100), size, [bottomBar, atLeft], { x: -900, y: 100, ...size }],
    [
      'of two screens counts the one it is most on',
      at(-100, 100),
      size,
      [bottomBar, atLeft],
      { x: 0, y: 100, ...size },
    ],
    ['comes back inside where part of it was outside', at(1700, 900), size, [bottomBar], { x: 1500, y: 420, ...size }],
    ['is not put under a bar', at(10, 0), size, [topBar], { x: 10, y: 40, ...size }],
    ['grows up to the work area', at(1400, 200), twice, [bottomBar], { x: 1080, y: 0, width: 840, height: 1040 }],
    [
      'grows no wider than a small screen',
      at(0, 0),
      twice,
      [screenAt(0, 0, 800, 600)],
      { x: 0, y: 0, width: 800, height: 600 },
    ],
    ['whose screen is gone is put where others are', at(-900, 100), size, [bottomBar], null],
    ['without any screen is put where others are', at(0, 0), size, [], null],
  ])('%s', (_name, bounds, wanted, screens, placed) => {
    expect(placeDragged(bounds, wanted, screens)).toEqual(placed);
  });
});
