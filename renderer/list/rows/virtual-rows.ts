/** Heights of rows and headings in CSS px at a text size of 100 %. */
export const heights = {
  heading: 28,
  role: 48,
  roleNarrow: 64,
  roleNarrowOfSeveral: 82,
  account: 36,
  accountOfSeveral: 48,
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
