import { describe, expect } from 'vitest';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';
import type { TestWindow } from './support/window.ts';

/** The grounds of the selected row and of the line below, and what that line offers. */
function below(window: TestWindow): Promise<{ row: string; footer: string; offers: string }> {
  return window.page.evaluate(() => {
    const ground = (selector: string): string =>
      getComputedStyle(document.querySelector(selector) ?? document.body).backgroundColor;
    const act = document.querySelector<HTMLElement>('footer .act')?.innerText ?? '';
    return { row: ground('[aria-selected=true]'), footer: ground('footer'), offers: act.split('\n')[0] ?? '' };
  });
}

describe.for(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('a selected role of production tints its row and the line below, which says so; another does not', async ({
    openWindow,
  }) => {
    const window = await pressedKeys(openWindow, [], { context: { colorScheme } });
    const production = await below(window);
    await window.page.keyboard.press('ArrowDown');
    const staging = await below(window);
    const tint = await window.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.className = 'probe';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.probe { color: var(--env-production-subtle) }');
      document.adoptedStyleSheets.push(sheet);
      return getComputedStyle(probe).color;
    });
    expect(production).toEqual({ row: tint, footer: tint, offers: 'Open production console' });
    expect({ ...staging, tinted: [staging.row, staging.footer].includes(tint) }).toMatchObject({
      offers: 'Open console',
      tinted: false,
    });
  });
});
