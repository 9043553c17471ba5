import type { ListedAccount } from './accounts.ts';
import type { ListLayout } from './list-layout.ts';

/** What somebody sees of the list (px), and which rows it is about, by their keys; null: none. */
export interface View {
  readonly top: number;
  readonly height: number;
  /** Under the pointer. */
  readonly pointed: string | null;
  readonly selected: string | null;
}

/** The list as it is now. */
export interface Listed {
  readonly layout: ListLayout;
  readonly accounts: readonly ListedAccount[];
  /** Rises when the selected row is brought into view. */
  readonly reveal: number;
  readonly searching: boolean;
}

/** Keeps what somebody looks at in its place while accounts are read, which sort in among those shown. */
export class AnchoredScroll {
  #before: Listed;

  constructor(now: Listed) {
    this.#before = now;
  }

  /** How the rows lie that are on screen still. */
  get layout(): ListLayout {
    return this.#before.layout;
  }

  /** How far (px) to scroll, now that the list has become another; 0 where it is to begin anew, or not for accounts. */
  shiftTo(now: Listed, view: View): number {
    const before = this.#before;
    this.#before = now;
    if (now.accounts === before.accounts || now.reveal !== before.reveal || now.searching) return 0;
    return anchoredShift(before.layout, now.layout, view);
  }
}

/**
 * How far (px) the list has to be scrolled when rows came or went, so that what somebody looks at stays where it is on screen:
 * the row under the pointer, else the selected one if it is in view, else the first that is.
 */
function anchoredShift(before: ListLayout, next: ListLayout, view: View): number {
  const places = new Map(next.rows.map(({ key }, index) => [key, index]));
  for (const index of anchorsOf(before, view)) {
    const place = places.get(before.rows[index]?.key ?? '');
    if (place !== undefined) return next.boundsOf(place).start - before.boundsOf(index).start;
  }
  return 0;
}

/** Rows in view by their index, the one that most has to stay first. */
function anchorsOf(layout: ListLayout, { top, height, pointed, selected }: View): number[] {
  const inView = layout
    .visible(top, height, 0)
    .flatMap(({ rows }) => rows)
    .filter(({ start, end }) => start >= top && end <= top + height)
    .map(({ row }) => row);
  const first = [pointed, selected].flatMap((key) => inView.filter((row) => key !== null && row.key === key));
  return [...first, ...inView].map(({ position }) => position - 1);
}
