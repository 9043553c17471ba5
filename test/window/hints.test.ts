import { describe, expect } from 'vitest';
import { snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { complaintsOf, looks, pressedKeys, sidewaysOf } from './support/surface-checks.ts';

const pin = snapshot({ hint: 'pin' });
const dismissed = { name: 'hint.dismiss', input: { hint: 'pin' } };

describe('the hint of the day', () => {
  it.for([
    ['pin', 'Meta+d', 'Pin the roles you use most with ⌘D'],
    ['copy', 'Meta+c', 'Copy credentials of the selected role with ⌘C'],
  ] as const)(
    'tells of a key, and goes once the person has pressed it: %s',
    async ([hint, key, said], { openWindow }) => {
      const window = await pressedKeys(openWindow, ['ArrowDown'], { snapshot: snapshot({ hint }) });
      const shown = await window.page.getByRole('status').filter({ hasText: said }).count();
      await window.picture(`hint-${hint}`);
      await window.page.keyboard.press(key);
      expect([shown, (await window.asked()).some(({ name }) => name === dismissed.name)]).toEqual([1, true]);
    },
  );

  it('tells of the keys that show the window, where there are any', async ({ openWindow }) => {
    const shown: number[] = [];
    for (const summonKeys of ['Control+Command+K', null]) {
      const window = await pressedKeys(openWindow, [], { snapshot: snapshot({ hint: 'summon', summonKeys }) });
      shown.push(await window.page.getByText('Show Latchkey from anywhere with ⌃⌘K').count());
    }
    expect(shown).toEqual([1, 0]);
  });

  it('is dismissed, and another key leaves it', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['Meta+c'], { snapshot: pin });
    const before = await window.asked();
    await window.page.getByRole('button', { name: 'Dismiss the hint' }).click();
    expect([before.some(({ name }) => name === 'hint.dismiss'), (await window.asked()).at(-1)]).toEqual([
      false,
      dismissed,
    ]);
  });

  it.for(Object.entries(looks))('breaks no rule of axe in %s', async ([, context], { openWindow }) => {
    expect(await complaintsOf(await pressedKeys(openWindow, [], { snapshot: pin, context }))).toEqual([]);
  });

  it('is not wider than its place', async ({ openWindow }) => {
    expect(await sidewaysOf((context) => pressedKeys(openWindow, [], { snapshot: pin, context }))).toEqual({});
  });
});

describe('the letter beside the scroll bar', () => {
  it('says where in a long list one is, while somebody scrolls', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, []);
    const list = window.page.getByRole('listbox');
    const letter = window.page.locator('.letter');
    const before = await letter.count();
    await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await letter.waitFor();
    const shown = await letter.innerText();
    await window.picture('jump-letter');
    await window.page.clock.runFor(1000);
    expect([before, shown, await letter.count()]).toEqual([0, 'T', 0]);
  });
});
