import { failure, FailureError } from '../failures/fail.ts';
import type { Organisation } from './organisation.ts';

/** The organisations there are. Made before each of them, whose names are told apart by those of all others. */
export class Organisations {
  readonly #organisations = new Map<string, Organisation>();

  all(): Organisation[] {
    return [...this.#organisations.values()];
  }

  find(id: string): Organisation | null {
    return this.#organisations.get(id) ?? null;
  }

  /** Throws a `FailureError` when there is none of this id. */
  get(id: string): Organisation {
    const organisation = this.find(id);
    if (organisation === null) {
      throw new FailureError(failure('not-found'));
    }
    return organisation;
  }

  add(organisation: Organisation): void {
    this.#organisations.set(organisation.record.id, organisation);
  }

  /** Those of these ids come first, in this order. */
  order(ids: readonly string[]): void {
    const first = ids.flatMap((id) => this.#organisations.get(id) ?? []);
    const all = new Set([...first, ...this.all()]);
    this.#organisations.clear();
    all.forEach((one) => this.add(one));
  }

  delete(id: string): void {
    this.#organisations.delete(id);
  }
}
