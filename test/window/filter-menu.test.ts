import { describe, expect } from 'vitest';
import { withFilterWord, withoutFilterWords } from '../../renderer/list/search/filter-words.ts';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';

const open = ['Meta+Shift+f'];

describe('the filter menu', () => {
  it('writes filter words by keys alone, one environment at a time, and takes them back', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, open);
    const { keyboard } = window.page;
    const query = () => window.page.locator('.search input').inputValue();
    const queries: string[] = [];
    for (const key of ['Enter', 'p', 'p', 'Enter', 's', 'Space', 'Space', 'Home', 'Enter']) {
      await keyboard.press(key);
      if (key === 'Enter' || key === 'Space') queries.push(await query());
    }
    await window.picture('filter-menu');
    await keyboard.press('Escape');
    const focused = await window.page.evaluate(() => document.activeElement?.getAttribute('role'));
    expect({ queries, focused, dialogs: await window.page.getByRole('dialog').count() }).toEqual({
      queries: ['is:live ', 'env:production is:live ', 'env:staging is:live ', 'is:live ', ''],
      focused: 'combobox',
      dialogs: 0,
    });
  });

  it('opens from its button, checked lines say so, and one line clears them all', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, []);
    await window.page.getByRole('button', { name: 'Filter' }).click();
    const line = window.page.getByRole('menuitemcheckbox', { name: 'Production' });
    const before = await line.getAttribute('aria-checked');
    await line.click();
    const after = await line.getAttribute('aria-checked');
    const rows = await window.page.locator('.row').count();
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Enter');
    expect([before, after, rows > 0, await window.page.getByRole('combobox').inputValue()]).toEqual([
      'false',
      'true',
      true,
      '',
    ]);
  });

  it('does nothing twice while a key is held', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, open);
    await window.page.keyboard.down('Enter');
    await window.page.keyboard.down('Enter');
    await window.page.keyboard.up('Enter');
    expect(await window.page.locator('.search input').inputValue()).toBe('is:live ');
  });
});

describe('filter words', () => {
  it('join what is searched and leave it', () => {
    expect([
      withFilterWord('pay prod', 'env:staging', true),
      withFilterWord('ENV:Prod pay', 'env:staging', true),
      withFilterWord('env:staging pay', 'env:staging', false),
      withFilterWord('is:live', 'is:pinned', true),
      withoutFilterWords('env:prod pay is:live role:admin http://x'),
    ]).toEqual(['env:staging pay prod ', 'env:staging pay ', 'pay ', 'is:pinned is:live ', 'pay http://x']);
  });
});
