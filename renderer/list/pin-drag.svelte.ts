import type { Role } from '../../electron/contract/identifiers.ts';
import type { PlacedRow } from './rows/list-layout.ts';

/** How far (px) the pointer goes before it drags: a click that shakes is a click. */
const threshold = 6;

interface Dragged {
  readonly role: Role;
  readonly from: number;
  readonly startY: number;
}

/** Drags a pinned row to another place: what ⇧⌘↑ and ⇧⌘↓ do, with the pointer. */
export class PinDrag {
  /** Where the row would go: its place among the pinned, and where (px from the top of the list) that is drawn. */
  target = $state.raw<{ readonly to: number; readonly line: number } | null>(null);
  #dragged: Dragged | null = null;
  readonly #rows: () => readonly PlacedRow[];
  readonly #move: (role: Role, to: number) => void;

  /** @param rows those of the pinned section, in order. */
  constructor(rows: () => readonly PlacedRow[], move: (role: Role, to: number) => void) {
    this.#rows = rows;
    this.#move = move;
  }

  /** @param y of the pointer, in px from the top of the list. */
  start(role: Role, from: number, y: number): void {
    this.#dragged = { role, from, startY: y };
  }

  /** A row is held, so that the pointer is worth following. */
  get isHeld(): boolean {
    return this.#dragged !== null;
  }

  follow(y: number): void {
    const dragged = this.#dragged;
    if (dragged === null || (this.target === null && Math.abs(y - dragged.startY) < threshold)) return;
    const rows = this.#rows();
    const under = rows.findIndex(({ end }) => y < end);
    const to = under < 0 ? rows.length - 1 : under;
    const row = rows[to];
    if (row !== undefined) this.target = { to, line: to > dragged.from ? row.end : row.start };
  }

  drop(): void {
    const dragged = this.#dragged;
    const target = this.target;
    this.cancel();
    if (dragged !== null && target !== null && target.to !== dragged.from) this.#move(dragged.role, target.to);
  }

  cancel(): void {
    this.#dragged = null;
    this.target = null;
  }
}
