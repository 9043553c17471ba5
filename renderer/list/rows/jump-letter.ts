import type { ListLayout } from './list-layout.ts';
import { shownName } from './row.ts';

/** From so many rows on, a letter beside the scroll bar says where one is (docs/design.md#the-list). */
const manyRows = 200;

/** The first letter of the name at the top of the view, where the list is long and its rows are by name; else null. */
export function jumpLetter(layout: ListLayout, top: number): string | null {
  if (layout.rows.length < manyRows) return null;
  const [first] = layout.visible(top, 1, 0).flatMap(({ rows }) => rows);
  if (first === undefined || layout.sections[layout.sectionOf(first.row.position - 1)]?.section.name !== 'all') {
    return null;
  }
  const [letter] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(shownName(first.row).trim());
  return letter?.segment.toLocaleUpperCase() ?? null;
}
