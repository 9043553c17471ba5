/** Everything that a surface is held to (docs/design.md#accessibility), on one load of the page. */
import type { Page } from 'playwright-core';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { aboutColours, axeComplaints } from '../../browser/axe.ts';
import { controlFaults, layoutFaults, mirroredCode, movements } from './fit.ts';
import type { OpenWindow } from './fixtures.ts';
import { focusFaults, walkByTab } from './focus.ts';
import { longerTexts } from './longer-texts.ts';
import type { Surface } from './surfaces.ts';
import { nextFrame, type TestWindow } from './window.ts';

type Settings = Partial<AppSnapshot['settings']>;
type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** Above every revision of a fixture. */
let revision = 1000;

/** The looks beside the light one that a page opens in. */
const otherLooks: Readonly<Record<string, Media>> = {
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  'dark high contrast': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  'high contrast': { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'active' },
};
const light: Media = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' };

/** Opens a surface by its keys. `@NAME` stands for the Tabs that lead to what is called so. */
export async function openSurface(openWindow: OpenWindow, surface: Surface): Promise<TestWindow> {
  const window = await openWindow({ ...surface.options, snapshot: surface.snapshot });
  const { page } = window;
  const first = page.locator('[role=option], h1, h2, input, [role=alertdialog]').first();
  await first.waitFor();
  if (surface.summoned !== undefined) await window.push('window.summoned', surface.summoned);
  for (const key of surface.keys ?? []) {
    if (key.startsWith('@')) {
      // A person who tabs there is slower than a banner settles.
      await page.clock.runFor(300);
      await tabTo(page, key.slice(1));
    } else await page.keyboard.press(key);
  }
  await page.locator(surface.shows).first().waitFor();
  return window;
}

/** Presses Tab until what has the focus begins with a name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(focusedName)).startsWith(name)) return;
  }
  throw new Error(`Tab does not reach "${name}".`);
}

/** What a screen reader calls what has the focus, as far as its label and its text tell. */
function focusedName(): string {
  const { activeElement: focused } = document;
  if (!(focused instanceof HTMLElement)) return '';
  const labelled =
    focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels?.[0] : null;
  return (focused.getAttribute('aria-label') ?? labelled?.innerText ?? focused.innerText).trim();
}

/** The faults of a surface by what was looked at; empty: there is none. */
export async function faultsOf(window: TestWindow, surface: Surface): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const note = (of: string, found: readonly string[]): void => {
    if (found.length > 0) faults[of] = [...found];
  };
  const { page } = window;
  const layout = async (of: string): Promise<void> => {
    // What follows from the size of text is measured in one frame and drawn in the next.
    await drawn(page);
    note(of, [...(await page.evaluate(layoutFaults)), ...(await page.evaluate(controlFaults))]);
  };
  note('with less motion', await page.evaluate(movements));
  await layout('as it opens');
  await inOtherSizes(window, surface, layout);
  await inOtherLanguages(window, surface, layout, note);
  await change(window, surface, {});
  note('by Tab', await walkByTab(page));
  // axe waits by timers, which stand still until now.
  await page.clock.resume();
  note('axe', await axeComplaints(page));
  note('focus', await page.evaluate(focusFaults));
  for (const [name, media] of Object.entries(otherLooks)) {
    await page.emulateMedia(media);
    note(`axe in ${name}`, await axeComplaints(page, aboutColours));
    note(`focus in ${name}`, await page.evaluate(focusFaults));
  }
  await page.emulateMedia(light);
  note('policy', await window.complaints());
  return faults;
}

/** Waits until what has changed is laid out; the frames that the page asks for come only when its clock is moved. */
async function drawn(page: Page): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) {
    await page.clock.runFor(20);
    await nextFrame(page);
  }
}

type Layout = (of: string) => Promise<void>;

async function inOtherSizes(window: TestWindow, surface: Surface, layout: Layout): Promise<void> {
  const { page } = window;
  const size = page.viewportSize() ?? { width: 420, height: 620 };
  await page.setViewportSize({ ...size, width: 320 });
  await layout('320 px wide');
  await page.setViewportSize(size);
  await change(window, surface, { textSize: '200' });
  await layout('with text of 200 %');
  await window.picture(`surfaces/${surface.name}-large`);
  await change(window, surface, {});
}

async function inOtherLanguages(
  window: TestWindow,
  surface: Surface,
  layout: Layout,
  note: (of: string, found: readonly string[]) => void,
): Promise<void> {
  const { page } = window;
  await inArabic(window, surface);
  await layout('in Arabic');
  note('from left to right in Arabic', await page.evaluate(mirroredCode));
  await window.picture(`surfaces/${surface.name}-arabic`);
  await change(window, surface, {});
  await page.evaluate((texts) => void (globalThis.longerTexts = texts), longerTexts);
  await inArabic(window, surface);
  await page.evaluate(() => void (document.documentElement.dir = 'ltr'));
  await layout('in a longer language');
  await window.picture(`surfaces/${surface.name}-longer`);
}

async function inArabic(window: TestWindow, surface: Surface): Promise<void> {
  await change(window, surface, { language: 'ar' });
  // Its texts are read first.
  await window.page.locator('html[lang=ar]').waitFor({ state: 'attached' });
}

/** The settings of the surface with a change; everything else stays as it is. */
async function change(window: TestWindow, { snapshot }: Surface, settings: Settings): Promise<void> {
  revision += 1;
  const next = { ...snapshot, revision, settings: { ...snapshot.settings, ...settings } };
  await window.push('snapshot.changed', next);
}
