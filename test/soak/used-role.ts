import { hour, minute } from '../../electron/core/time/instant.ts';
import type { Role } from '../../electron/contract/identifiers.ts';

const renewedAfter = 40 * minute;
const inUseFor = hour;

/** A role and what its use allows to be fetched. */
export class UsedRole {
  readonly role: Role;
  /** One copy in so many minutes on average. */
  readonly every: number;
  #bound = 0;
  #stretch: { readonly from: number; readonly until: number } | null = null;

  constructor(role: Role, every: number) {
    this.role = role;
    this.every = every;
  }

  used(now: number): void {
    this.#endWhenOver(now);
    this.#stretch = { from: this.#stretch?.from ?? now, until: now + inUseFor };
  }

  /** ⌈seconds in use ÷ (life − 20 min)⌉ + 1 for each stretch of use. */
  bound(now: number): number {
    this.#endWhenOver(now);
    return this.#bound + (this.#stretch === null ? 0 : this.#of(this.#stretch.from, now));
  }

  #endWhenOver(now: number): void {
    if (this.#stretch !== null && this.#stretch.until <= now) {
      this.#bound += this.#of(this.#stretch.from, this.#stretch.until);
      this.#stretch = null;
    }
  }

  #of(from: number, until: number): number {
    return Math.ceil((until - from) / renewedAfter) + 1;
  }
}
