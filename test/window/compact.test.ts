import { describe, expect } from 'vitest';
import { plainSettings } from '../harness/builders.ts';
import { snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { complaintsOf, looks, pressedKeys, sidewaysOf } from './support/surface-checks.ts';

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

  it.for(Object.entries(looks))('break no rule of axe in %s', async ([name, context], { openWindow }) => {
    const window = await pressedKeys(openWindow, ['ArrowDown'], { snapshot: compact, context });
    await window.picture(`compact-${name.replaceAll(' ', '-')}`);
    expect(await complaintsOf(window)).toEqual([]);
  });

  it('have as many lines as they need where there is no room', async ({ openWindow }) => {
    expect(await sidewaysOf((context) => pressedKeys(openWindow, [], { snapshot: compact, context }))).toEqual({});
  });
});
