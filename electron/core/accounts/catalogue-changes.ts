import type { AccountId } from '../../contract/identifiers.ts';
import type { CatalogueNews } from '../../contract/organisation.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountList, StoredAccount, Before } from './account-list.ts';

const mostNames = 3;

/**
 * What is otherwise than before a reading; null: nothing.
 *
 * @param labelOf what an account is called, told from its namesakes.
 */
export function newsOf(
  before: Before,
  list: AccountList,
  at: Instant,
  labelOf: (id: AccountId) => string,
): CatalogueNews | null {
  const changed: AccountId[] = [];
  let addedRoles = 0;
  let removedRoles = 0;
  for (const [id, earlier] of before) {
    const now = list.account(id);
    const added = without(rolesOf(now), rolesOf(earlier));
    const removed = without(rolesOf(earlier), rolesOf(now));
    if (added + removed > 0) {
      addedRoles += added;
      removedRoles += removed;
      changed.push(id);
    }
  }
  if (changed.length === 0) {
    return null;
  }
  const names = changed.slice(0, mostNames).map(labelOf);
  return { at, addedRoles, removedRoles, accounts: changed.length, names };
}

function rolesOf(account: StoredAccount | null): readonly string[] {
  return account?.roleNames ?? [];
}

/** How many of the first are not among the second. */
function without(roles: readonly string[], others: readonly string[]): number {
  const known = new Set(others);
  return roles.filter((role) => !known.has(role)).length;
}
