import type { Row, Section } from './row.ts';

/** The measures that change with text size and width. */
export interface Scale {
  /** Text size, 1 = 100 %. */
  readonly text: number;
  /** Too narrow for the environment word beside the name, or an account's id: it moves under it. */
  readonly narrow: boolean;
  /** Too narrow for a permission set beside the id: each has a line. */
  readonly stacked: boolean;
  /** Roles are one line, where there is room for it. */
  readonly compact: boolean;
}

export interface PlacedRow {
  readonly row: Row;
  /** px from the top of the list. */
  readonly start: number;
  readonly end: number;
}

export interface PlacedSection {
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly headingHeight: number;
}

/** Where every row of the list lies, rows in the order of the keyboard. */
export class ListLayout {
  readonly rows: readonly Row[];
  readonly sections: readonly PlacedSection[];
  readonly height: number;
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  readonly #firstOfSection: readonly number[];

  constructor(sections: readonly Section[], scale: Scale) {
    const placed: PlacedSection[] = [];
    const firsts: number[] = [];
    const rows = sections.flatMap((section) => section.rows);
    this.#starts = new Float64Array(rows.length);
    this.#ends = new Float64Array(rows.length);
    let top = 0;
    let index = 0;
    for (const section of sections) {
      const headingHeight = section.name === 'only' ? 0 : heights.heading * scale.text;
      const offsets = offsetsOf(section.rows.map((row) => rowHeight(row, scale)));
      firsts.push(index);
      for (let at = 0; at < section.rows.length; at++, index++) {
        this.#starts[index] = top + headingHeight + (offsets[at] ?? 0);
        this.#ends[index] = top + headingHeight + (offsets[at + 1] ?? 0);
      }
      const end = top + headingHeight + (offsets.at(-1) ?? 0);
      placed.push({ section, start: top, end, headingHeight });
      top = end;
    }
    this.rows = rows;
    this.sections = placed;
    this.height = top;
    this.#firstOfSection = firsts;
  }

  /** Start and end (px) of a row. */
  boundsOf(index: number): { start: number; end: number } {
    return { start: this.#starts[index] ?? 0, end: this.#ends[index] ?? 0 };
  }

  /** What a view touches: sections, each with those of its rows. */
  visible(top: number, height: number, spare: number): { section: PlacedSection; rows: PlacedRow[] }[] {
    const bounds = new Float64Array([...this.#starts, this.height]);
    const [first, end] = visibleRange(bounds, top, height, spare);
    return this.sections.flatMap((section, at) => {
      if (section.end < top - spare || section.start > top + height + spare) return [];
      const sectionFirst = this.#firstOfSection[at] ?? 0;
      const from = Math.max(first, sectionFirst);
      const to = Math.min(end, sectionFirst + section.section.rows.length);
      const rows: PlacedRow[] = [];
      for (let index = from; index < to; index++) {
        const row = this.rows[index];
        if (row !== undefined) rows.push({ row, ...this.boundsOf(index) });
      }
      return [{ section, rows }];
    });
  }

  /** The index of the section that a row is in. */
  sectionOf(index: number): number {
    return this.#firstOfSection.findLastIndex((first) => first <= index);
  }

  /** The first row of a section. */
  firstRowOf(section: number): number {
    return this.#firstOfSection[section] ?? 0;
  }
}

function rowHeight(row: Row, scale: Scale): number {
  return heightAt100(row, scale) * scale.text;
}

/**
 * Whether a role is one line. Of several organisations the name stands in the second, and tells twins apart; the only role
 * there is has room enough.
 */
export function isOneLine({ kind, key, written }: Row, { narrow, compact }: Scale): boolean {
  return kind === 'role' && compact && !narrow && !written && !key.startsWith('only:');
}

function heightAt100(row: Row, scale: Scale): number {
  const { narrow } = scale;
  const { kind, written } = row;
  if (kind === 'account' && narrow && row.account.environment === 'production') return heights.accountNarrowProduction;
  if (kind === 'account') return written || narrow ? heights.accountOfSeveral : heights.account;
  if (kind === 'nested' && row.reached !== null) {
    if (!narrow) return heights.role;
    return row.reached.listed ? heights.roleNarrowOfSeveral : heights.roleNarrow;
  }
  if (kind === 'nested') return heights.nested;
  if (isOneLine(row, scale)) return heights.roleCompact;
  if (!narrow) return heights.role;
  return (written ? heights.roleNarrowOfSeveral : heights.roleNarrow) + (scale.stacked ? heights.line : 0);
}

/** Heights of rows and headings in CSS px at a text size of 100 %. */
export const heights = {
  heading: 28,
  /** One more line of a row. */
  line: 18,
  role: 48,
  roleCompact: 36,
  roleNarrow: 64,
  roleNarrowOfSeveral: 82,
  account: 36,
  accountOfSeveral: 48,
  accountNarrowProduction: 68,
  nested: 36,
} as const;

/** Where each of a number of stacked rows begins (px); one more entry for the end of the last. */
export function offsetsOf(rowHeights: readonly number[]): Float64Array {
  const offsets = new Float64Array(rowHeights.length + 1);
  rowHeights.forEach((height, index) => (offsets[index + 1] = (offsets[index] ?? 0) + height));
  return offsets;
}

/** The rows that a view of `height` at `top` touches, with `spare` px above and below: first, and one after the last. */
export function visibleRange(offsets: Float64Array, top: number, height: number, spare: number): [number, number] {
  const count = offsets.length - 1;
  const first = rowAt(offsets, Math.max(0, top - spare));
  let end = first;
  while (end < count && (offsets[end] ?? 0) < top + height + spare) end += 1;
  return [first, end];
}

/**
 * The scroll position (px) that shows a row whole, moving as little as possible. `covered` px at the top of the view lie
 * under the heading that stays.
 */
export function scrollToShow(
  row: { readonly start: number; readonly end: number },
  view: { readonly top: number; readonly height: number; readonly covered: number },
): number {
  if (row.start < view.top + view.covered) return Math.max(0, row.start - view.covered);
  if (row.end > view.top + view.height) return row.end - view.height;
  return view.top;
}

/** How many rows a page is: those that fit under the heading, less one, so that one row stays in sight. */
export function rowsPerPage(height: number, rowHeight: number): number {
  return Math.max(1, Math.floor(height / rowHeight) - 1);
}

function rowAt(offsets: Float64Array, position: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
