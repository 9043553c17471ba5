import { describe, expect } from 'vitest';
import { withChained } from './support/chained.ts';
import { account, catalogue, organisation, role, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';

/** 200 characters, of which the last ten tell which it is. */
const names = ['first', 'other'].map((which) => `${'a-long-name-of-an-account-'.repeat(8).slice(0, 190)}-end-${which}`);
const accounts = names.map((name, at) =>
  account(`11112222000${String(at)}`, name, 'production', ['AdministratorAccess', `${'Permission'.repeat(3)}Ab`]),
);
const pinned = accounts.map(({ id }) => role(id, 'AdministratorAccess'));
const shown = snapshot({
  organisations: [{ ...organisation, name: `${'Organisation '.repeat(7)}end` }],
  pinned,
  recent: [],
  freshness: [],
});

/** What of a row lies over another part of it, or outside of the row; runs in the page. */
function overlapping(): string[] {
  const found: string[] = [];
  for (const row of document.querySelectorAll('[role=option]')) {
    const place = row.getBoundingClientRect();
    const leaves = [
      ...row.querySelectorAll<HTMLElement>('.head, .tail, .set, .id, .left, .chip, .count, kbd, svg.medallion'),
    ]
      .map((part) => ({ part, box: part.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const name = ({ className, textContent }: HTMLElement): string => `${className} ${textContent.slice(-12)}`;
    for (const [at, { part, box }] of leaves.entries()) {
      if (box.left < place.left - 1 || box.right > place.right + 1) found.push(`${name(part)} leaves its row`);
      for (const { part: next, box: other } of leaves.slice(at + 1)) {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > 1 && down > 1 && !part.contains(next)) found.push(`${name(part)} and ${name(next)}`);
      }
    }
  }
  return found;
}

describe('a name of 200 characters', () => {
  it.for([
    ['420 px', 420, '16px', ''],
    ['320 px', 320, '16px', ''],
    ['text at 200 %', 420, '32px', ''],
    ['right to left', 420, '16px', 'rtl'],
  ] as const)(
    'keeps its end in every row, and nothing lies over it, at %s',
    async ([name, width, size, dir], { openWindow }) => {
      const window = await openWindow({
        snapshot: shown,
        catalogue: { ...catalogue, accounts },
        context: { viewport: { width, height: 620 } },
      });
      await window.page.getByRole('option').first().waitFor();
      await window.page.evaluate(
        ([fontSize, direction]) => {
          document.documentElement.style.fontSize = fontSize;
          document.dir = direction;
        },
        [size, dir] as const,
      );
      await window.page.clock.runFor(100);
      await window.picture(`long-names-${name.replaceAll(/\W+/gu, '-')}`);
      const kept = await window.page.locator('[role=option] .tail').evaluateAll((tails) =>
        tails.map((tail) => {
          const { left, right, width: wide } = tail.getBoundingClientRect();
          return wide > 0 && left >= 0 && right <= innerWidth ? tail.textContent : 'not whole';
        }),
      );
      expect({ kept: new Set(kept), overlapping: await window.page.evaluate(overlapping) }).toEqual({
        kept: new Set(['-end-first', '-end-other']),
        overlapping: [],
      });
    },
  );

  it('is whole in the tooltip and for screen readers', async ({ openWindow }) => {
    const window = await openWindow({ snapshot: shown, catalogue: { ...catalogue, accounts } });
    await window.page.getByRole('option').first().waitFor();
    const titles = await window.page
      .locator('[role=option] .middle')
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('title')));
    const spoken = (await window.rows()).map((row) => row.split(', ')[0]);
    expect([new Set(titles), new Set(spoken)]).toEqual([new Set(names), new Set(names)]);
  });
});

describe('the id of an account that a chained role leads to', () => {
  it.for([
    ['320 px wide', 320, '16px'],
    ['with text of 200 %', 420, '32px'],
  ] as const)('is whole %s', async ([, width, fontSize], { openWindow }) => {
    const window = await openWindow({
      snapshot: withChained({ pinned: [], recent: [] }),
      context: { viewport: { width, height: 620 } },
    });
    const { page } = window;
    await page.getByRole('option').first().waitFor();
    await page.evaluate((size) => void (document.documentElement.style.fontSize = size), fontSize);
    for (const key of Array.from('deploy')) await page.keyboard.press(key);
    await window.laidOut();
    const row = page.getByRole('option', { name: /^storefront-prod.*reached through/u });
    expect(
      await row.locator('.id').evaluateAll((ids) =>
        ids.map((id) => {
          const lines = id.closest('.lines')?.getBoundingClientRect();
          return [id.textContent, id.getBoundingClientRect().right <= (lines?.right ?? 0)];
        }),
      ),
    ).toEqual([['7777 8888 9999', true]]);
  });
});
