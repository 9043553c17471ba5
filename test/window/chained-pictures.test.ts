import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import type { BrowserContextOptions } from 'playwright-core';
import { broken, withChained } from './support/chained.ts';
import { pinned, role } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import { answers } from './support/sheet-answers.ts';
import { refused } from './support/links.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

type Context = BrowserContextOptions;

const light = { '': { colorScheme: 'light' } } as const;
const dark = { '-dark': { colorScheme: 'dark' } } as const;
const contrast = { '-contrast': { colorScheme: 'light', contrast: 'more' } } as const;
const contrastDark = { '-contrast-dark': { colorScheme: 'dark', contrast: 'more' } } as const;
const forced = { '-forced-colours': { colorScheme: 'dark', forcedColors: 'active' } } as const;

/** Each page in some of the looks; what they are made of is seen in all of them elsewhere. */
const looks: Readonly<Record<string, Readonly<Record<string, Context>>>> = {
  'chained-list': { ...light, ...dark },
  'chained-pinned': contrast,
  'chained-search': light,
  'chain-sheet': { ...light, ...dark, ...contrast },
  'chain-sheet-problem': contrastDark,
  'chain-sheet-edit': forced,
  'chain-remove': light,
  'chain-palette': light,
  'place-asked': light,
};

const sentence =
  'AWS gives no credentials for network-admin in 4444 5555 6666 with this external id. Ask whoever looks after that role.';

async function opened(openWindow: OpenWindow, context: Context, options: WindowOptions = {}): Promise<TestWindow> {
  const window = await openWindow({ snapshot: withChained(), answers, context, ...options });
  await window.page.getByRole('option').first().waitFor();
  return window;
}

async function pressed(window: TestWindow, ...keys: readonly string[]): Promise<TestWindow> {
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** The palette of the first pinned role, and its line that adds a role. */
async function adding(window: TestWindow): Promise<TestWindow> {
  await pressed(window, 'Meta+k', ...Array.from('reached'), 'Enter');
  await window.page.getByLabel('Role ARN').waitFor();
  return window;
}

const pages: Readonly<Record<string, (openWindow: OpenWindow, context: Context) => Promise<TestWindow>>> = {
  'chained-list': async (openWindow, context) =>
    pressed(
      await opened(openWindow, context, { snapshot: withChained({ pinned: [], recent: [] }) }),
      ...Array.from({ length: 5 }, () => 'ArrowDown'),
      'ArrowRight',
      ...Array.from({ length: 4 }, () => 'ArrowDown'),
    ),
  'chained-pinned': (openWindow, context) =>
    opened(openWindow, context, {
      snapshot: withChained({
        pinned: [role('777788889999', 'deploy'), role('999988887777', 'partner-auditor'), ...pinned],
      }),
    }),
  'chained-search': async (openWindow, context) =>
    pressed(await opened(openWindow, context), ...Array.from('storefront deploy')),
  'chain-sheet': async (openWindow, context) => {
    const window = await adding(await opened(openWindow, context));
    await window.page.getByLabel('Role ARN').fill('arn:aws:iam::555566667777:role/network-admin');
    return window;
  },
  'chain-sheet-problem': async (openWindow, context) => {
    const refusing = { ...answers, 'chained-role.save': refused(sentence) };
    const window = await adding(await opened(openWindow, context, { answers: refusing }));
    await window.page.getByLabel('Role ARN').fill('arn:aws:iam::444455556666:role/network-admin');
    await pressed(window, 'Meta+Enter');
    await window.page.getByRole('alert').waitFor();
    return window;
  },
  'chain-sheet-edit': async (openWindow, context) =>
    pressed(await opened(openWindow, context, { snapshot: withChained({ pinned: [broken.role] }) }), 'Enter'),
  'chain-remove': async (openWindow, context) => {
    const listed = { ok: true as const, value: { links: [], canUndo: false, files: [], problem: null } };
    const window = await opened(openWindow, context, {
      snapshot: withChained({ pinned: [role('777788889999', 'deploy')] }),
      answers: { ...answers, 'programs.get': listed },
    });
    await pressed(window, 'Meta+k', ...Array.from('remove'), 'Enter');
    await window.page.getByRole('button', { name: 'Keep deploy' }).waitFor();
    return window;
  },
  'chain-palette': async (openWindow, context) =>
    pressed(
      await opened(openWindow, context, { snapshot: withChained({ pinned: [role('777788889999', 'deploy')] }) }),
      'Meta+k',
    ),
  'place-asked': async (openWindow, context) => {
    const window = await opened(openWindow, context);
    await window.push('window.summoned', {
      clean: true,
      sheet: {
        kind: 'console-at',
        role: role('111122223333', 'ReadOnlyAccess'),
        destination: { service: 's3', region: 'eu-central-1' },
      },
    });
    await window.page.getByText('A link asked').waitFor();
    return window;
  },
};

const seen = Object.entries(looks).flatMap(([name, ofPage]) =>
  Object.entries(ofPage).map(([look, context]) => [`${name}${look}`, pages[name], context] as const),
);

test.for(seen)('%s breaks no rule of axe', async ([name, open, context], { openWindow }) => {
  const window = await open?.(openWindow, context);
  if (window === undefined) throw new Error(name);
  await window.picture(name);
  await window.page.clock.resume();
  const broke = await axeComplaints(window.page);
  expect({ broke, complaints: await window.complaints() }).toEqual({ broke: [], complaints: [] });
});

/** The ids of accounts that the first two chained roles lead to, as far as they are not cut off. */
async function idsUnder({ page }: TestWindow): Promise<string[]> {
  const rows = page.getByRole('option', { name: /^(?:storefront-prod|Account 9999).*reached through/u });
  await rows.first().waitFor();
  return rows.evaluateAll((found) =>
    found.flatMap((row) =>
      [...row.querySelectorAll('.id')]
        .filter((id) => id.getBoundingClientRect().right <= (id.closest('.lines')?.getBoundingClientRect().right ?? 0))
        .map((id) => id.textContent),
    ),
  );
}

/** How far (px) what saves stands from the end of the sheet's foot. */
async function saveToEnd({ page }: TestWindow): Promise<number> {
  const [foot, save] = [page.locator('dialog footer'), page.locator('dialog footer .primary')];
  const [outer, inner] = await Promise.all([foot.boundingBox(), save.boundingBox()]);
  return (outer?.x ?? 0) + (outer?.width ?? 0) - (inner?.x ?? 0) - (inner?.width ?? 0);
}

describe('without sideways scrolling and with nothing cut off', () => {
  test.for([
    ['320 px wide', { width: 320, height: 620 }, '16px', '-narrow'],
    ['with text of 200 %', { width: 420, height: 620 }, '32px', '-large'],
  ] as const)('%s', async ([, viewport, fontSize, suffix], { openWindow }) => {
    for (const name of ['chained-list', 'chain-sheet', 'chain-sheet-edit', 'chain-remove', 'place-asked']) {
      const window = await pages[name]?.(openWindow, { viewport });
      if (window === undefined) throw new Error(name);
      await window.page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), fontSize);
      // The row that is selected is brought into view again, once the rows have their new heights.
      await window.laidOut();
      if (name === 'chained-list') await pressed(window, 'ArrowDown', 'ArrowUp');
      await window.picture(`${name}${suffix}`);
      if (name === 'chained-list') expect(await idsUnder(window)).toEqual(['7777 8888 9999', '9999 8888 7777']);
      if (name === 'chain-sheet-edit') expect(await saveToEnd(window)).toBeLessThan(20);
      const wide = await window.page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'main [role=listbox], dialog, dialog .sheet, dialog .body, dialog form, dialog footer',
          ),
        ]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => `${element.tagName}.${element.className}`),
      );
      expect({ name, wide }).toEqual({ name, wide: [] });
    }
  });
});
