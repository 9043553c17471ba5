import { axeComplaints } from '../browser/axe.ts';
import { expect } from 'vitest';
import { snapshot } from './support/northwind.ts';
import { windowTest as test } from './support/fixtures.ts';

const arabic = { ...snapshot(), settings: { ...snapshot().settings, language: 'ar' as const } };

test('the list in Arabic is mirrored, holds its ids from left to right, and breaks no rule of axe', async ({
  openWindow,
}) => {
  const window = await openWindow({ snapshot: arabic });
  const { page } = window;
  await page.getByRole('option').first().waitFor();
  await window.picture('list-arabic');
  const mark = await page.locator('header .mark').first().boundingBox();
  const cap = await page.locator('[role=option] .key').first().boundingBox();
  const shown = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    wide: [...document.querySelectorAll('main, header, footer, [role=listbox]')].filter(
      (one) => one.scrollWidth > one.clientWidth,
    ).length,
    ids: [...new Set([...document.querySelectorAll('[role=option] .id')].map((id) => getComputedStyle(id).direction))],
  }));
  await page.clock.resume();
  const violations = await axeComplaints(page);
  expect({
    ...shown,
    isMarkAtTheRight: (mark?.x ?? 0) > 210,
    isCapAtTheLeft: (cap?.x ?? 420) < 210,
    broken: violations,
    complaints: await window.complaints(),
  }).toEqual({
    lang: 'ar',
    dir: 'rtl',
    wide: 0,
    ids: ['ltr'],
    isMarkAtTheRight: true,
    isCapAtTheLeft: true,
    broken: [],
    complaints: [],
  });
});

test('another language is shown at once, and again English', async ({ openWindow }) => {
  const window = await openWindow();
  const { page } = window;
  await page.getByRole('option').first().waitFor();
  const seen: string[] = [];
  for (const [next, word] of [
    [{ ...arabic, revision: 1000 }, 'مثبّتة'],
    [{ ...snapshot(), revision: 1001 }, 'Pinned'],
  ] as const) {
    await window.push('snapshot.changed', next);
    await page.getByText(word, { exact: true }).first().waitFor();
    seen.push(await page.evaluate(() => `${document.documentElement.lang} ${document.dir}`));
  }
  expect(seen).toEqual(['ar rtl', 'en ltr']);
});
