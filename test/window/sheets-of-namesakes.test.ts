import { describe, expect } from 'vitest';
import { answers } from './support/sheet-answers.ts';
import { windowTest as it } from './support/fixtures.ts';

const usual = { width: 420, height: 620 };

describe('A2: the head of a sheet tells which of two accounts of one name it is about', () => {
  it.for([
    ['actions', ['Meta+k'], 'PowerUserAccess·1111 2222 4444'],
    ['copy as', ['Meta+Shift+c'], 'payments-staging·1111 2222 4444·PowerUserAccess'],
    ['console at', ['Alt+Enter'], 'payments-staging·1111 2222 4444·PowerUserAccess'],
  ] as const)('%s, with nothing cut off', async ([, keys, facts], { openWindow }) => {
    const window = await openWindow({ answers, context: { viewport: usual } });
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.press('ArrowDown');
    for (const key of keys) await window.page.keyboard.press(key);
    const line = window.page.locator('dialog header .facts');
    const shown = await line.evaluate((one) => ({ text: one.textContent, cut: one.scrollWidth > one.clientWidth }));
    expect({ ...shown, text: shown.text.replace(/·[^·]*left$/u, '') }).toEqual({ text: facts, cut: false });
  });

  it.for([320, 340, 360, 380, 400, 420])(
    'at a width of %i no line ends within the id',
    async (width, { openWindow }) => {
      const window = await openWindow({ answers, context: { viewport: { ...usual, width } } });
      await window.page.getByRole('option').first().waitFor();
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('Meta+Shift+c');
      const id = window.page.locator('dialog header .facts bdi', { hasText: '1111 2222 4444' });
      const lines = await id.evaluate((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      });
      expect(lines).toBe(1);
    },
  );
});
