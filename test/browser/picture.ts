import type { Locator, Page, PageScreenshotOptions } from 'playwright-core';

/**
 * How often a picture is asked for. Chromium refuses one where the frame it was to copy was replaced meanwhile, and draws
 * the same one when asked anew: https://github.com/MarketSquare/robotframework-browser/issues/5237 (21 of 838,000), and
 * once here. Nothing is judged by a picture that was refused, so no fault of the product hides behind this.
 */
const mostAsked = 3;
const refused = 'Unable to capture screenshot';

/** A picture (PNG) of what a page shows, written to `options.path` where that is given. Any other error is thrown. */
export async function takePicture(page: Page | Locator, options: PageScreenshotOptions = {}): Promise<Buffer> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await page.screenshot(options);
    } catch (error) {
      if (asked === mostAsked || !(error instanceof Error && error.message.includes(refused))) throw error;
    }
  }
}

/**
 * For pictures that are compared: nothing moves, and the caret is in all of them. Left to blink it would be in some: hidden,
 * as Playwright does it by `caret-color`, it is drawn all the same where the system forces its colours.
 */
export const standingStill: PageScreenshotOptions = {
  animations: 'disabled',
  caret: 'initial',
  style: '* { caret-animation: manual !important }',
};
