import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import { access, aPreview, prod } from './support/links.ts';
import { role } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

/** Each page in one or two of the looks; what they are made of is seen in all of them elsewhere. */
const looks = {
  'link-sheet': { '': { colorScheme: 'light' }, '-dark': { colorScheme: 'dark' } },
  'link-sheet-shared': { '-contrast': { colorScheme: 'dark', contrast: 'more' } },
  'link-sheet-problem': { '-forced-colours': { colorScheme: 'dark', forcedColors: 'active' } },
  'link-found': { '': { colorScheme: 'light' }, '-contrast': { colorScheme: 'light', contrast: 'more' } },
  'settings-programs': {
    '': { colorScheme: 'light' },
    '-forced-colours': { colorScheme: 'dark', forcedColors: 'active' },
  },
} as const;

const dr = role('111122226666', 'ReadOnlyAccess');
const taken = 'payments-prod-dr is already in line 4 of ~/.aws/config, and is not Latchkey’s. Choose another name.';
const named = [
  { role: prod, profile: 'payments-prod-readonly', problem: null },
  { role: dr, profile: 'payments-prod-dr', problem: taken },
];

/** A page that links are seen on, and what brings it there. */
const pages: Record<
  keyof typeof looks,
  (openWindow: OpenWindow, context: WindowOptions['context']) => Promise<TestWindow>
> = {
  'link-sheet': (openWindow, context) => opened(openWindow, ['ArrowDown', 'Meta+p'], aPreview(), context),
  'link-sheet-shared': async (openWindow, context) => {
    const preview = aPreview({ asksDigits: true });
    const window = await opened(openWindow, ['ArrowDown', 'Meta+p'], preview, context);
    await window.page.getByLabel('Share the sign-in').check();
    return window;
  },
  'link-sheet-problem': (openWindow, context) =>
    opened(openWindow, ['ArrowDown', 'Meta+p'], aPreview({ files: [], problem: taken }), context),
  'link-found': (openWindow, context) =>
    opened(
      openWindow,
      [...Array.from('paymentsprod readonly'), 'Meta+Shift+p'],
      aPreview({ profiles: named, pruned: ['old'] }),
      context,
    ),
  'settings-programs': async (openWindow, context) => {
    const window = await openWindow({
      address: '/settings.html?page=programs',
      answers: { 'programs.get': { ok: true, value: access } },
      context: { viewport: { width: 760, height: 560 }, ...context },
    });
    await window.page.getByText('payments-staging', { exact: true }).waitFor();
    return window;
  },
};

async function opened(
  openWindow: OpenWindow,
  keys: readonly string[],
  preview: ReturnType<typeof aPreview>,
  context: WindowOptions['context'],
): Promise<TestWindow> {
  const window = await openWindow({
    answers: { 'links.preview': { ok: true, value: preview } },
    ...(context && { context }),
  });
  await window.page.getByRole('option').first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  await window.page
    .getByText(preview.problem ?? 'region = eu-west-1')
    .first()
    .waitFor();
  return window;
}

/** What is wider than its place, or ends outside the window at its start or end. */
function cutOff(): string[] {
  return [...document.querySelectorAll('dialog *, main *')]
    .filter((element) => element.closest('dialog') !== null || document.querySelector('dialog') === null)
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return getComputedStyle(element).display !== 'inline' && (left < -1 || right > innerWidth + 1);
    })
    .map((element) => `${element.tagName}.${element.className}`);
}

describe.each(Object.keys(looks) as (keyof typeof looks)[])('%s', (name) => {
  const open = pages[name];
  test.for(Object.entries<WindowOptions['context']>(looks[name]))(
    'as in the look %j, without complaint',
    async ([look, context], { openWindow }) => {
      const window = await open(openWindow, context);
      await window.picture(`${name}${look}`);
      // axe waits by timers, which stand still until now.
      await window.page.clock.resume();
      const violations = await axeComplaints(window.page);
      expect([...(await window.complaints()), ...violations]).toEqual([]);
    },
  );

  test.for([
    ['narrow', 320, '16px', 'ltr'],
    ['large', null, '32px', 'ltr'],
    ['mirrored', null, '16px', 'rtl'],
  ] as const)('%s, with nothing cut off', async ([how, width, size, direction], { openWindow }) => {
    const window = await open(openWindow, width === null ? {} : { viewport: { width, height: 620 } });
    await window.page.evaluate(
      ([fontSize, dir]) => {
        document.documentElement.style.setProperty('font-size', fontSize);
        document.documentElement.setAttribute('dir', dir);
      },
      [size, direction] as const,
    );
    await window.picture(`${name}-${how}`);
    expect(await window.page.evaluate(cutOff)).toEqual([]);
  });
});
