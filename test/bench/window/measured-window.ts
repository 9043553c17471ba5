import type { Browser, CDPSession, Page } from 'playwright-core';
import { installFakeBridge } from '../../window/support/fake-bridge.ts';
import { now } from '../../window/support/northwind.ts';
import { installPaintWatch, type PaintWatch } from './paint-watch.ts';
import type { WindowList } from './window-list.ts';

/** What something took, in ms. */
export interface Cost {
  /** On the clock, until the frame that shows it was made. */
  readonly painted: number;
  /** That the page's main thread worked meanwhile: script, style, layout and paint; what else the machine does is not in it. */
  readonly worked: number;
}

/** The built window with a list, on the real clock. */
export class MeasuredWindow {
  readonly page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.#devtools = devtools;
  }

  static async open(browser: Browser, address: string, list: WindowList): Promise<MeasuredWindow> {
    const context = await browser.newContext({ viewport: { width: 420, height: 620 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.addInitScript(installPaintWatch, { now });
    await page.addInitScript(installFakeBridge, {
      snapshot: list.snapshot,
      catalogue: list.catalogue,
      others: {},
      answers: {},
    });
    const window = new MeasuredWindow(page, devtools);
    await page.goto(address, { waitUntil: 'commit' });
    await page.getByRole('option').first().waitFor();
    return window;
  }

  /** From the start of the navigation, the process being there, to the frame with the first rows. */
  async opened(): Promise<Cost> {
    const painted = await this.page.evaluate(() => globalThis.paintWatch.firstRows);
    return { painted, worked: await this.#worked() };
  }

  /** What a press of a key takes until the frame that shows it. */
  async press(key: string, shownBy: 'input' | 'keydown'): Promise<Cost> {
    const before = await this.#worked();
    // Armed before the key comes, which takes another way into the page.
    await this.page.evaluate((type) => globalThis.paintWatch.arm(type), shownBy);
    await this.page.keyboard.press(key);
    const painted = await this.page.evaluate(() => globalThis.paintWatch.armed ?? Number.NaN);
    return { painted, worked: (await this.#worked()) - before };
  }

  /** The window comes into view with an empty search, as main says it. */
  async summon(): Promise<Cost> {
    const before = await this.#worked();
    const painted = await this.page.evaluate(() => {
      const shown = globalThis.paintWatch.after(performance.now());
      document.dispatchEvent(new Event('visibilitychange'));
      globalThis.fakeMain.push('window.summoned', { clean: true });
      return shown;
    });
    return { painted, worked: (await this.#worked()) - before };
  }

  /** Lets the garbage go, then tells what JavaScript holds, in MB. */
  async heapMb(): Promise<number> {
    await this.#devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#devtools.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  }

  /** Scrolls down by wheel; answers the times (ms) between the frames and the main thread's work. */
  async scroll(steps: number, pixels: number): Promise<{ frames: number[]; worked: number }> {
    await this.page.mouse.move(200, 400);
    const before = await this.#worked();
    const frames = this.page.evaluate((count) => globalThis.paintWatch.frames(count), steps);
    await this.#devtools.send('Input.synthesizeScrollGesture', {
      x: 200,
      y: 400,
      yDistance: -steps * pixels,
      speed: pixels * 60,
      gestureSourceType: 'mouse',
    });
    return { frames: await frames, worked: (await this.#worked()) - before };
  }

  async profile(work: () => Promise<void>): Promise<object> {
    await this.#devtools.send('Profiler.enable');
    await this.#devtools.send('Profiler.setSamplingInterval', { interval: 100 });
    await this.#devtools.send('Profiler.start');
    await work();
    return (await this.#devtools.send('Profiler.stop')).profile;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async #worked(): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    const thread = metrics.find(({ name }) => name === 'ThreadTime');
    if (thread === undefined) throw new Error(`Chromium tells only ${metrics.map(({ name }) => name).join(', ')}.`);
    return thread.value * 1000;
  }
}

declare global {
  var paintWatch: PaintWatch;
}
