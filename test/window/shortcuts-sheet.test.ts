import { describe, expect } from 'vitest';
import { acceleratorLabel } from '../../electron/shared/text/accelerator-label.ts';
import { shortcuts } from '../../renderer/keyboard/shortcuts.ts';
import { snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';

describe('the sheet of all shortcuts', () => {
  it.for([
    ['darwin', 'Meta+/', ['⇧⌘↑', '⌘1 … ⌘9', '⌘I', 'fn↑', 'esc']],
    ['win32', 'Control+/', ['Ctrl+Shift+↑', 'Ctrl+1 … Ctrl+9', 'Ctrl+I', 'PgUp', 'Esc']],
    ['linux', 'F1', ['Ctrl+Shift+↑', 'Ctrl+1 … Ctrl+9', 'Ctrl+I', 'PgUp', 'Esc']],
  ] as const)('lists every key as %s writes it', async ([platform, key, labels], { openWindow }) => {
    const window = await pressedKeys(openWindow, [key], { snapshot: snapshot({ platform }) });
    const dialog = window.page.getByRole('dialog', { name: 'All shortcuts' });
    await window.picture(`shortcuts-${platform}`);
    const keys = await dialog.locator('kbd').allInnerTexts();
    expect({
      lines: await dialog.locator('dt').count(),
      missing: labels.filter((label) => !keys.includes(label)),
      unread: (await dialog.locator('dd .unseen').allInnerTexts()).filter((said) => said === ''),
    }).toEqual({ lines: Object.keys(shortcuts).length + 1, missing: [], unread: [] });
  });

  it('finds one by typing, and goes by Esc', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['Meta+/', ...Array.from('pinned')]);
    const lines = await window.page.getByRole('dialog').locator('dt').allInnerTexts();
    await window.page.keyboard.press('Escape');
    expect([lines, await window.page.getByRole('dialog').count()]).toEqual([
      ['Open pinned role 1 to 9', 'Move a pinned role up', 'Move a pinned role down'],
      0,
    ]);
  });
});

describe('keys as Electron calls them', () => {
  it('are written as the system writes them', () => {
    expect([
      acceleratorLabel('Control+Command+K', 'darwin'),
      acceleratorLabel('Command+Shift+Alt+F5', 'darwin'),
      acceleratorLabel('Alt+Shift+K', 'linux'),
      acceleratorLabel('CommandOrControl+Shift+K', 'win32'),
    ]).toEqual(['⌃⌘K', '⌥⇧⌘F5', 'Alt+Shift+K', 'Ctrl+Shift+K']);
  });
});
