import { axeComplaints } from '../../browser/axe.ts';
import type { BrowserContextOptions } from 'playwright-core';
import type { OpenWindow } from './fixtures.ts';
import type { TestWindow, WindowOptions } from './window.ts';

/** The looks that a surface is checked in. */
export const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { contrast: 'more' },
  'dark high contrast': { colorScheme: 'dark', contrast: 'more' },
  'a contrast theme': { forcedColors: 'active' },
};

/** Opens the list and presses keys there. */
export async function pressedKeys(
  openWindow: OpenWindow,
  keys: readonly string[],
  options: WindowOptions = {},
): Promise<TestWindow> {
  const window = await openWindow(options);
  await window.page.getByRole('option').first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** What axe and the policy have against what is shown. */
export async function complaintsOf(window: TestWindow): Promise<string[]> {
  // axe waits by timers, which stand still until now.
  await window.page.clock.resume();
  return [...(await axeComplaints(window.page)), ...(await window.complaints())];
}

/** What is wider than its place, at 320 px, with text of 200 %, and from right to left. */
export async function sidewaysOf(
  open: (context: BrowserContextOptions) => Promise<TestWindow>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, viewport, fontSize, dir] of [
    ['320 px', { width: 320, height: 620 }, '16px', 'ltr'],
    ['200 %', { width: 420, height: 620 }, '32px', 'ltr'],
    ['right to left', { width: 420, height: 620 }, '16px', 'rtl'],
  ] as const) {
    const window = await open({ viewport });
    await window.page.evaluate(setLook, { fontSize, dir });
    // Two frames: what follows from the size of text is measured in one and drawn in the next.
    await window.page.clock.runFor(100);
    await window.picture(`sideways-${name.replaceAll(/\W/gu, '')}`);
    const wide = await window.page.evaluate(tooWide);
    if (wide.length > 0) found[name] = wide;
  }
  return found;
}

function setLook({ fontSize, dir }: { fontSize: string; dir: string }): void {
  document.documentElement.style.fontSize = fontSize;
  document.dir = dir;
}

/** Scrolling parts whose content is wider than they are, and buttons that leave the window. */
function tooWide(): string[] {
  const name = (element: Element): string =>
    `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`;
  const scrolling = [...document.querySelectorAll<HTMLElement>('html, .list, .sheet, .sheet-menu, .facts, .all')];
  const buttons = [...document.querySelectorAll('dialog button, footer button')];
  const isOutside = (element: Element): boolean => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1);
  };
  return [
    ...scrolling.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(name),
    ...buttons.filter(isOutside).map(name),
  ];
}
