/** The stops of the Tab key, and how each shows that it has the focus. */
import type { Page } from 'playwright-core';

/** More than any surface has. */
const mostStops = 60;

declare global {
  var stops: HTMLElement[];
}

/** Goes through all stops by Tab; leaves them in the page for `focusFaults`. */
export async function walkByTab(page: Page): Promise<string[]> {
  await page.evaluate(() => void (globalThis.stops = []));
  for (let press = 0; press < mostStops; press += 1) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(noteStop))) break;
  }
  return page.evaluate(() => (globalThis.stops.length === 0 ? ['Tab reaches nothing'] : []));
}

/** Whether the way goes on: no stop is reached for the second time. */
function noteStop(): boolean {
  const { activeElement } = document;
  // Past the last stop, before the first.
  if (activeElement === document.body) return true;
  if (!(activeElement instanceof HTMLElement) || globalThis.stops.includes(activeElement)) return false;
  globalThis.stops.push(activeElement);
  return true;
}

/** Stops that look the same with the focus as without it, or whose ring is thinner than 2 px. Runs in the page. */
export function focusFaults(): string[] {
  const found: string[] = [];
  const px = (value: string): number => Number.parseFloat(value) || 0;
  /** What can be drawn around it: its own ring, or that of the frame it stands in. */
  const looks = (stop: HTMLElement) => {
    const around: Element[] = [];
    for (let one: Element | null = stop; one !== null && around.length < 6; one = one.parentElement) around.push(one);
    const active = document.getElementById(stop.getAttribute('aria-activedescendant') ?? '');
    return [...around, ...(active === null ? [] : [active])].map((one) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderTopColor, borderTopWidth } =
        getComputedStyle(one);
      return {
        outline: outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`,
        width: outlineStyle === 'none' ? 0 : px(outlineWidth),
        boxShadow,
        shadow: Math.max(
          0,
          ...[...boxShadow.matchAll(/(\d+(?:\.\d+)?)px(?= inset|,|$)/gu)].map(([, by]) => px(by ?? '')),
        ),
        border: `${borderTopWidth} ${borderTopColor}`,
        edge: px(borderTopWidth),
      };
    });
  };
  for (const stop of globalThis.stops) {
    if (!stop.isConnected) continue;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const before = looks(stop);
    stop.focus();
    const after = looks(stop);
    const widths = after.map((look, index) => {
      const then = before[index];
      if (then === undefined) return 0;
      const outline = look.outline === then.outline ? 0 : look.width;
      const shadow = look.boxShadow === then.boxShadow ? 0 : look.shadow;
      const border = look.border === then.border ? 0 : look.edge;
      return outline + shadow + border;
    });
    // A row that is the selected one while it has the focus is drawn as that.
    const least = stop.matches('.sheet-line') ? 1.5 : 2;
    if (Math.max(...widths) < least)
      found.push(
        `${stop.tagName.toLowerCase()}.${stop.className} "${(stop.getAttribute('aria-label') ?? (stop.textContent || stop.id)).trim().slice(0, 40)}" ring ${String(Math.max(...widths))} px`,
      );
  }
  return found;
}
