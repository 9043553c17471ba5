import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import { pictured, openSettings } from './support/settings.ts';
import { windowTest as test } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const looks = {
  'settings-dark': { colorScheme: 'dark' },
  'settings-light': { colorScheme: 'light' },
  'settings-contrast': { colorScheme: 'dark', contrast: 'more' },
  'settings-forced-colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** What goes against the policy or a rule of axe. */
async function complaints(window: TestWindow): Promise<unknown[]> {
  // axe waits by timers, which stand still until now.
  await window.page.clock.resume();
  const violations = await axeComplaints(window.page);
  return [...(await window.complaints()), ...violations];
}

/** Writes text of 200 %, or from right to left. */
async function change(window: TestWindow, how: 'large' | 'mirrored'): Promise<void> {
  await window.page.evaluate((wanted) => {
    if (wanted === 'large') document.documentElement.style.setProperty('font-size', '32px');
    else document.documentElement.setAttribute('dir', 'rtl');
  }, how);
}

/** What is wider than its place, or ends outside the window at its start or end. */
function cutOff(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return getComputedStyle(element).display !== 'inline' && (left < -1 || right > innerWidth + 1);
    })
    .map((element) => `${element.tagName}.${element.className}`);
}

describe('the organisations', () => {
  test.for(Object.entries(looks))('as in %s, without complaint', async ([name, look], { openWindow }) => {
    const window = await openSettings(openWindow, {}, { context: look }, { organisations: pictured });
    await window.picture(name);
    await window.page.locator('#dual-stack').scrollIntoViewIfNeeded();
    await window.picture(`${name}-below`);
    expect(await complaints(window)).toEqual([]);
  });

  test.for([
    ['settings-large', ['large'], 760],
    ['settings-large-narrow', ['large'], 480],
    ['settings-narrow', [], 320],
    ['settings-mirrored', ['mirrored'], 760],
    ['settings-mirrored-large', ['mirrored', 'large'], 760],
  ] as const)('as in %s, with nothing cut off', async ([name, how, width], { openWindow }) => {
    const context = { viewport: { width, height: 560 } };
    const long = { name: `Northwind ${'of the very long name '.repeat(4)}`.slice(0, 100), browserCommand: 'firefox' };
    const organisations = pictured.map((one, place) => (place === 0 ? { ...one, ...long } : one));
    const window = await openSettings(openWindow, {}, { context }, { organisations });
    for (const one of how) await change(window, one);
    await window.picture(name);
    const above = await window.page.evaluate(cutOff);
    await window.page.getByRole('button', { name: 'Remove' }).scrollIntoViewIfNeeded();
    await window.picture(`${name}-below`);
    expect([above, await window.page.evaluate(cutOff)]).toEqual([[], []]);
  });
});
