import type { AccountId } from '../../contract/identifiers.ts';
import { later, minute, type Instant } from '../time/instant.ts';

/** AWS's list may lag behind what it grants: for so long after a refusal the list is not believed over it. */
const listLags = minute;

interface Denial {
  readonly accountId: AccountId;
  readonly roleName: string;
  readonly at: Instant;
}

/** The roles whose credentials AWS refused although its list still has them. */
export class DeniedRoles {
  readonly #denials = new Map<string, Denial>();

  has(accountId: AccountId, roleName: string): boolean {
    return this.#denials.has(keyOf(accountId, roleName));
  }

  all(): readonly { readonly accountId: AccountId; readonly roleName: string }[] {
    return [...this.#denials.values()];
  }

  deny(accountId: AccountId, roleName: string, at: Instant): void {
    this.#denials.set(keyOf(accountId, roleName), { accountId, roleName, at });
  }

  /** Answers whether anything changed. */
  grant(accountId: AccountId, roleName: string): boolean {
    return this.#denials.delete(keyOf(accountId, roleName));
  }

  /**
   * The list was read. A role it does not have needs no mark of its own any more; one it has is believed, unless it was
   * refused only now. `roleNames` null: the account is not in the list.
   */
  listed(accountId: AccountId, roleNames: readonly string[] | null, now: Instant): void {
    for (const [key, denial] of this.#denials) {
      const settled = roleNames?.includes(denial.roleName) !== true || now >= later(denial.at, listLags);
      if (denial.accountId === accountId && settled) {
        this.#denials.delete(key);
      }
    }
  }
}

function keyOf(accountId: AccountId, roleName: string): string {
  return `${accountId}/${roleName}`;
}
