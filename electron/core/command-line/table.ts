import type { CommandRequest } from './command-request.ts';
import { cutInMiddle, displayWidth } from './display-width.ts';

/** How a word stands out on a terminal, where colours are wanted. */
export type Style = 'secondary' | 'production' | null;

/** One word of a row. */
export interface Cell {
  readonly text: string;
  readonly style?: Style;
  /** A name, whose middle may be left out where the terminal is narrow; ids stay whole. */
  readonly isName?: boolean;
}

type Paper = Pick<CommandRequest, 'isTerminal' | 'columns' | 'hasColour'>;

/** A column of a name is never narrower than this. */
const narrowestName = 10;
const gap = 2;

/** SGR codes of ECMA-48: faint; bold and red. */
const codes = { secondary: '2', production: '1;31' } as const;

/** A text in its style, where the terminal takes colours. */
export function styled(text: string, style: Style, { isTerminal, hasColour }: Paper): string {
  return style === null || text === '' || !isTerminal || !hasColour ? text : `\u001b[${codes[style]}m${text}\u001b[0m`;
}

/**
 * Rows for a person, in columns below their names and no wider than the terminal; or for a program, each word between tabs,
 * whole and without a head. A cell holds no tab and no line end.
 */
export function table(paper: Paper, head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (!paper.isTerminal) return rows.map((row) => `${row.map(({ text }) => text).join('\t')}\n`).join('');
  const titles = head.map((text): Cell => ({ text, style: 'secondary' }));
  const all = [titles, ...rows];
  const widths = fitted(
    head.map((_, column) => widest(all, column)),
    rows[0] ?? [],
    paper.columns,
  );
  return all.map((row) => `${lineOf(row, widths, paper)}\n`).join('');
}

function widest(rows: readonly (readonly Cell[])[], column: number): number {
  return rows.reduce((most, row) => Math.max(most, displayWidth(row[column]?.text ?? '')), 0);
}

/** The widest columns of names give way first. */
function fitted(widths: readonly number[], row: readonly Cell[], columns: number | null): readonly number[] {
  const narrowed = [...widths];
  const names = widths.map((_, column) => column).filter((column) => row[column]?.isName === true);
  let excess = widths.reduce((sum, width) => sum + width + gap, -gap) - (columns ?? Number.POSITIVE_INFINITY);
  for (; excess > 0; excess -= 1) {
    const most = Math.max(...names.map((column) => narrowed[column] ?? 0));
    const column = names.find((one) => narrowed[one] === most);
    if (column === undefined || most <= narrowestName) break;
    narrowed[column] = most - 1;
  }
  return narrowed;
}

function lineOf(row: readonly Cell[], widths: readonly number[], paper: Paper): string {
  return row
    .map(({ text, style = null, isName = false }, column) => {
      const width = widths[column] ?? 0;
      const shown = isName ? cutInMiddle(text, width) : text;
      const isLast = column === row.length - 1;
      return `${styled(shown, style, paper)}${isLast ? '' : ' '.repeat(Math.max(0, width - displayWidth(shown)) + gap)}`;
    })
    .join('')
    .trimEnd();
}
