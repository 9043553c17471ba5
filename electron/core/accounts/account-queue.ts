import type { AccountId } from '../../contract/identifiers.ts';

/** The accounts of a reading that are still to be read, in the order in which they will be. */
export class AccountQueue {
  #ids: AccountId[];

  constructor(ids: readonly AccountId[]) {
    this.#ids = [...ids];
  }

  next(): AccountId | undefined {
    return this.#ids.shift();
  }

  /** These are the next ones, in the given order; those that are not waiting are passed over. */
  prefer(ids: readonly AccountId[]): void {
    const waiting = new Set(this.#ids);
    this.#putFirst(ids.filter((id) => waiting.has(id)));
  }

  /** These are the next ones, whether they were waiting, are being read or have been read. */
  putFirst(ids: readonly AccountId[]): void {
    this.#putFirst([...ids]);
  }

  clear(): void {
    this.#ids = [];
  }

  #putFirst(ids: AccountId[]): void {
    const first = new Set(ids);
    this.#ids = [...first, ...this.#ids.filter((id) => !first.has(id))];
  }
}
