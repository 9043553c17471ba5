import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { aSignedIn } from '../harness/builders.ts';
import { windowTest as test } from './support/fixtures.ts';
import { now, organisation, snapshot, waitingForApproval, type SnapshotInput } from './support/northwind.ts';
import type { WindowOptions } from './support/window.ts';

const minute = 60_000;
const simulatedMs = 10 * minute;

declare global {
  var scheduled: string[];
}

/** Hides the page, or shows it, as a window does that main hides or shows; from then on it notes what the page schedules. */
async function turn(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    const noted: string[] = [];
    globalThis.scheduled = noted;
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'] as const) {
      const real = globalThis[name] as (...given: unknown[]) => number;
      Object.assign(globalThis, {
        [name]: (...given: unknown[]) => {
          noted.push(name);
          return real(...given);
        },
      });
    }
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (isHidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

const signingOutSoon: Partial<SnapshotInput> = {
  organisations: [
    { ...organisation, signIn: aSignedIn({ since: now - 8 * 60 * minute, end: { at: now + 90_000, kind: 'set' } }) },
  ],
};

/** What a person may leave open: each counts something while it is seen. */
const surfaces: readonly [what: string, options: WindowOptions, keys: readonly string[]][] = [
  ['the list', {}, []],
  ['a sign-in that ends within two minutes', { snapshot: snapshot(signingOutSoon) }, []],
  ['a search', {}, ['p', 'a', 'y']],
  ['Activity', { answers: { 'activity.get': { ok: true, value: { entries: [], older: 0 } } } }, ['Meta+y']],
  ['the organisations', {}, ['Meta+o']],
  ['the actions of a role', {}, ['Meta+k']],
  ['the page of a code', { snapshot: snapshot({ organisations: [waitingForApproval()] }) }, []],
  ['the settings', { address: '/settings.html' }, []],
];

test.for(surfaces)('a hidden window does nothing with %s', async ([, options, keys], { openWindow }) => {
  const { page } = await openWindow(options);
  for (const key of keys) await page.keyboard.press(key);
  // What a key has begun, as the spoken count of a search, is done before the window goes.
  await page.clock.runFor(2_000);
  await turn(page, true);
  await page.clock.runFor(simulatedMs);
  expect(await page.evaluate(() => globalThis.scheduled)).toEqual([]);
});

test('a window that is shown again tells the time of now, and ticks', async ({ openWindow }) => {
  const { page } = await openWindow();
  await turn(page, true);
  await page.clock.runFor(simulatedMs);
  const left = page.getByRole('option').first();
  await expect.poll(() => left.getAttribute('aria-label')).toContain('48 more minutes');
  await turn(page, false);
  await expect.poll(() => left.getAttribute('aria-label')).toContain('38 more minutes');
  expect(await page.evaluate(() => globalThis.scheduled)).toContain('setTimeout');
});
