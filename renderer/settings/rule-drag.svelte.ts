/** A rule that is dragged to another place; the list is its rows in order, each named by `data-rule`. */
export class RuleDrag {
  /** The id of the rule; null: none is dragged. */
  rule = $state<string | null>(null);
  readonly #list: () => HTMLElement | undefined;
  readonly #move: (id: string, to: number) => void;

  constructor(list: () => HTMLElement | undefined, move: (id: string, to: number) => void) {
    this.#list = list;
    this.#move = move;
  }

  /** Follows the pointer that was pressed until it is let go, or Esc is pressed. */
  start(id: string, event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const ended = new AbortController();
    const { signal } = ended;
    this.rule = id;
    const end = (): void => {
      this.rule = null;
      ended.abort();
    };
    const drop = ({ clientY }: PointerEvent): void => {
      const to = this.#placeAt(id, clientY);
      end();
      if (to !== null) this.#move(id, to);
    };
    addEventListener('pointerup', drop, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  }

  /** Its place if it is let go here; null: where it is. */
  #placeAt(id: string, y: number): number | null {
    const rows = [...(this.#list()?.querySelectorAll<HTMLElement>('[data-rule]') ?? [])];
    const from = rows.findIndex((row) => row.dataset['rule'] === id);
    const others = rows.filter((row) => row.dataset['rule'] !== id);
    const above = others.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    }).length;
    return above === from ? null : above;
  }
}
