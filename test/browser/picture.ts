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
 * A picture to be compared: nothing moves, and the caret is in it; left to blink, it would be in some. It is the second of
 * two that are alike, as the frame that brings the caret back may not be drawn yet.
 */
export async function takeStillPicture(page: Page): Promise<Buffer> {
  await page.evaluate(holdCaret);
  const options = { animations: 'disabled', caret: 'initial' } as const;
  for (let previous = await takePicture(page, options), taken = 2; ; taken += 1) {
    const picture = await takePicture(page, options);
    if (picture.equals(previous)) return picture;
    if (taken === mostTaken) throw new Error('The page does not stand still: no two pictures of it are alike.');
    previous = picture;
  }
}

const mostTaken = 8;

/**
 * Runs in the page. The style comes as a constructed sheet, since the window's policy refuses an element, which is how
 * Playwright would add it. Only where there is a caret: a sheet has all text drawn anew, a shade different.
 */
function holdCaret(): void {
  const { activeElement, adoptedStyleSheets } = document;
  if (!(activeElement instanceof HTMLInputElement) || adoptedStyleSheets.length > 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-animation: manual !important }');
  document.adoptedStyleSheets = [sheet];
}
