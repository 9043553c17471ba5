/** A binary heap: its first item is at hand; to add or take one costs the logarithm of their number. */
export class PriorityQueue<Item extends object> {
  readonly #isBefore: (one: Item, other: Item) => boolean;
  readonly #items: Item[] = [];

  /** @param isBefore a strict order, which must not change for an item that is in the heap. */
  constructor(isBefore: (one: Item, other: Item) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#items.length;
  }

  first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1);
  }

  /** Takes the first item out. */
  take(): Item | undefined {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (last !== undefined && last !== first) {
      this.#items[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** Holds these items and no others. */
  replace(items: Iterable<Item>): void {
    this.#items.length = 0;
    for (const item of items) {
      this.add(item);
    }
  }

  #rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (this.#comesBefore(index, parent)) {
      this.#swap(index, parent);
      this.#rise(parent);
    }
  }

  #sink(index: number): void {
    const left = 2 * index + 1;
    const child = this.#comesBefore(left + 1, left) ? left + 1 : left;
    if (this.#comesBefore(child, index)) {
      this.#swap(child, index);
      this.#sink(child);
    }
  }

  /** False where there is no item at one of the places. */
  #comesBefore(index: number, other: number): boolean {
    const one = this.#items[index];
    const two = this.#items[other];
    return one !== undefined && two !== undefined && this.#isBefore(one, two);
  }

  #swap(index: number, other: number): void {
    const one = this.#items[index];
    const two = this.#items[other];
    if (one !== undefined && two !== undefined) {
      this.#items[index] = two;
      this.#items[other] = one;
    }
  }
}
