import { describe, expect } from 'vitest';
import { pictured, openSettings } from './support/settings.ts';
import { cutOff } from './support/fit.ts';
import { windowTest as test } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

/** Writes text of 200 %, or from right to left. */
async function change(window: TestWindow, how: 'large' | 'mirrored'): Promise<void> {
  await window.page.evaluate((wanted) => {
    if (wanted === 'large') document.documentElement.style.setProperty('font-size', '32px');
    else document.documentElement.setAttribute('dir', 'rtl');
  }, how);
}

describe('the organisations', () => {
  test.for([
    ['settings-large-narrow', ['large'], 480],
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
