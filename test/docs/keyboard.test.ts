import { expect, it } from 'vitest';
import { acceleratorLabel } from '../../electron/shared/text/accelerator-label.ts';
import { usualKeys } from '../../electron/shell/windows/summon-keys.ts';
import { keyboardTables } from './keyboard-page.ts';
import { textOf } from './pages.ts';

const page = textOf('docs/keyboard.md');

/** The rows of the table below a heading, without the blanks that line up its columns. */
function rowsBelow(heading: string): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const rows = own.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
      .join(' | '),
  );
}

it.each(keyboardTables())('docs/keyboard.md has the keys below "$heading" as each system writes them', (table) => {
  expect(rowsBelow(table.heading)).toEqual(table.rows);
});

it('docs/keyboard.md has the keys that show the window from anywhere', () => {
  const [row] = rowsBelow('From anywhere');
  const [mac, other] = (['darwin', 'linux'] as const).map((system) => acceleratorLabel(usualKeys(system), system));
  expect(row).toBe(`Show or hide the window | ${mac ?? ''} | ${other ?? ''}`);
});
