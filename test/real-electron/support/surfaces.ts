/** What is seen of a surface on the screen, and the keys that lead to one. */
import type { Page } from 'playwright-core';
import type { ColourScheme } from '../desktop/appearance-portal.ts';
import type { Area, Pixels } from '../desktop/hands.ts';
import type { RealApp } from './real-app.ts';
import type { Scenario } from './scenario.ts';
import { focusOf, settingsAddress, settingsTitle } from './settings-steps.ts';
import { brightnessOf, coloursOf, commonestOf, finenessOf } from './seen-pixels.ts';

/** docs/design.md#windows, in DIPs. */
const popover = { width: 420, height: 620, gap: 12 } as const;
/** The ring around what has the keyboard, and the outline of what is chosen in a list (renderer/styles/tokens.css). */
const rings = { light: ['#2256d0'], dark: ['#8fb2ff', '#6590f2'] } as const;
/** How far from what has the keyboard its ring can be: around the field that its input is a part of (DIPs). */
const ringWithin = 44;
/** Of 255: what is brighter belongs to the light scheme, also under the scrim of a sheet. */
const middle = 96;
/** The least part of its squares of two by two pixels that text and icons leave of more than one colour. */
const leastFineness = 0.01;

/** The ring comes with the next picture that is drawn (ms). */
const longestForRing = 1500;

export interface SurfacesOptions {
  readonly scenario: Scenario;
  readonly app: RealApp;
  readonly scale: 1 | 2;
  readonly scheme: ColourScheme;
  /** The screen without the panel, which lies at the bottom; in pixels. */
  readonly area: { readonly width: number; readonly height: number };
}

interface Seen {
  /** Where the window is, in pixels; null: it is not said where it should be. */
  readonly place: Area | null;
  readonly isOnScreen: boolean;
  readonly scale: number;
  readonly scheme: ColourScheme;
  /** It has finer lines than a smaller picture that was enlarged. */
  readonly isSharp: boolean;
  /** What has the keyboard, by its label or its text. */
  readonly focus: string;
  readonly hasRing: boolean;
  /** Its outermost line tells it from what is behind it; null: it has a frame. */
  readonly hasEdge: boolean | null;
}

export class Surfaces {
  readonly scenario: Scenario;
  readonly app: RealApp;
  readonly #options: SurfacesOptions;

  constructor(options: SurfacesOptions) {
    this.#options = options;
    this.scenario = options.scenario;
    this.app = options.app;
  }

  /** What is to be seen of each surface but what has the keyboard. */
  get wanted(): Omit<Seen, 'focus'> {
    const { scale, scheme, area } = this.#options;
    const [width, height] = [popover.width * scale, popover.height * scale];
    const gap = popover.gap * scale;
    const place = { x: area.width - width - gap, y: area.height - height - gap, width, height };
    return { place, isOnScreen: true, scale, scheme, isSharp: true, hasRing: true, hasEdge: true };
  }

  /** Takes the picture of the whole screen, and tells what is seen of the window. */
  async seen(name: string): Promise<Seen> {
    return this.#seen(name, await this.app.page(), 'Latchkey');
  }

  /** The same of the window of the settings, which the window manager places. */
  async seenSettings(name: string): Promise<Seen> {
    const seen = await this.#seen(`settings-${name}`, await this.app.page(settingsAddress), settingsTitle);
    return { ...seen, place: null, hasEdge: null };
  }

  /** Opens a sheet, in the place of the one that is open. */
  async openSheet(keys: string): Promise<void> {
    await this.leaveSheet();
    await this.scenario.desktop.screen.press(keys);
    await (await this.app.page()).locator('dialog').waitFor();
  }

  async leaveSheet(): Promise<void> {
    const sheet = (await this.app.page()).locator('dialog');
    if ((await sheet.count()) === 0) return;
    await this.scenario.desktop.screen.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  }

  async openSettings(): Promise<void> {
    await this.scenario.desktop.screen.press('ctrl+comma');
    await this.app.focused(settingsTitle);
  }

  async #seen(name: string, page: Page, title: string): Promise<Seen> {
    const { desktop } = this.scenario;
    const { area } = this.#options;
    await this.app.focused(title);
    await desktop.screen.moveTo(1, 1);
    const { x, y, width, height } = await this.app.window(title);
    const place = { x, y, width, height };
    const { name: focus, box } = await focusOf(page);
    const { pixels, hasRing } = await this.#pixelsWithRing(place, box);
    await this.scenario.picture(name);
    const brightness = brightnessOf(commonestOf(coloursOf(pixels)));
    return {
      place,
      isOnScreen: x >= 0 && y >= 0 && x + width <= area.width && y + height <= area.height,
      scale: await page.evaluate(() => devicePixelRatio),
      scheme: brightness < middle ? 'dark' : 'light',
      isSharp: finenessOf(pixels) > leastFineness,
      focus,
      hasRing,
      hasEdge: hasEdge(pixels, this.#options.scale),
    };
  }

  /** The window on the screen, which shows later than the page what has the keyboard. */
  async #pixelsWithRing(place: Area, box: Area): Promise<{ readonly pixels: Pixels; readonly hasRing: boolean }> {
    const { scale, scheme } = this.#options;
    const near = ringArea(place, box, scale);
    const end = performance.now() + longestForRing;
    for (;;) {
      const pixels = await this.scenario.desktop.screen.pixels(place);
      const colours = coloursOf(pixels, near);
      // Its two long sides are this long at the least.
      const hasRing = rings[scheme].some((ring) => (colours.get(ring) ?? 0) >= 2 * box.width * scale);
      if (hasRing || performance.now() > end) return { pixels, hasRing };
    }
  }
}

/** Whether the line at its left differs from what is beside it inside the window, in its whole height. */
function hasEdge(pixels: Pixels, scale: number): boolean {
  const column = (x: number): string => commonestOf(coloursOf(pixels, { x, y: 0, width: 1, height: pixels.height }));
  return column(0) !== column(scale) && column(scale - 1) === column(0);
}

/** In pixels of the window. */
function ringArea(window: Area, box: Area, scale: number): Area {
  const left = Math.max(0, Math.floor((box.x - ringWithin) * scale));
  const top = Math.max(0, Math.floor((box.y - ringWithin) * scale));
  const right = Math.min(window.width, Math.ceil((box.x + box.width + ringWithin) * scale));
  const bottom = Math.min(window.height, Math.ceil((box.y + box.height + ringWithin) * scale));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
