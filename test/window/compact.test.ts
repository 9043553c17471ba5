import { describe, expect } from 'vitest';
import { plainSettings } from '../harness/builders.ts';
import { catalogue, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';

const settings = { ...plainSettings, density: 'compact' as const };
const compact = snapshot({ settings });

describe('compact rows', () => {
  it('are 36 px high, one line, the time left in place of the key but on the selected row', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['ArrowDown'], { snapshot: compact });
    await window.picture('compact');
    const rows = window.page.getByRole('option');
    const heights = await rows.evaluateAll((all) => all.slice(0, 6).map((row) => row.getBoundingClientRect().height));
    const [first, selected, third] = await rows.evaluateAll((all) =>
      all.slice(0, 3).map((row) => (row instanceof HTMLElement ? row.innerText.replaceAll(/\s+/gu, ' ') : '')),
    );
    expect({ heights, first, selected, third }).toEqual({
      heights: Array(6).fill(36),
      first: expect.stringMatching(/ReadOnlyAccess 1111 2222 3333 Production 48 min$/u) as string,
      selected: expect.stringMatching(/1111 2222 4444 Staging ↵$/u) as string,
      third: expect.stringMatching(/1111 2222 5555 Development ⌘3$/u) as string,
    });
  });

  it('keep a name whole where it fits, and of a long one the last ten characters, with all of it in a tooltip', async ({
    openWindow,
  }) => {
    const name = 'customer-billing-and-invoicing-platform-europe-west-prod';
    const accounts = catalogue.accounts.map((one) => (one.id === '111122223333' ? { ...one, name } : one));
    const window = await openWindow({ snapshot: compact, catalogue: { ...catalogue, accounts } });
    const shown = window.page.getByRole('option').first().locator('.middle');
    await shown.waitFor();
    await window.picture('compact-long');
    const cutOff = await window.page.getByRole('option').evaluateAll((rows) =>
      rows
        .slice(0, 6)
        .flatMap((row) => [...row.querySelectorAll('.middle > .head')])
        // By fractions of a pixel, which are enough for three dots.
        .filter((head) => {
          const letters = document.createRange();
          letters.selectNodeContents(head);
          return letters.getBoundingClientRect().width > head.getBoundingClientRect().width + 0.01;
        })
        .map(({ textContent }) => textContent),
    );
    const end = await shown
      .locator('.tail')
      .evaluate((tail) => [tail.textContent, tail.scrollWidth <= tail.clientWidth]);
    expect([cutOff, end]).toEqual([['customer-billing-and-invoicing-platform-europe'], ['-west-prod', true]]);
    expect(await shown.getAttribute('title')).toBe(name);
  });
});
