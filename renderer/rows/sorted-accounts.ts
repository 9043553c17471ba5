import type { Account, CatalogueChange } from '../../electron/contract/catalogue.ts';
import { accountName } from '../text/account-name.ts';

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Accounts by name; twins by id. */
export function sortAccounts(accounts: readonly Account[]): Account[] {
  return accounts
    .map((account) => ({ account, name: accountName(account) }))
    .sort((one, other) => collator.compare(one.name, other.name) || (one.account.id < other.account.id ? -1 : 1))
    .map(({ account }) => account);
}

/**
 * A sorted list after a change. Most changes bring the permission sets of accounts already named, which needs no
 * sorting.
 */
export function applyChange(sorted: readonly Account[], change: CatalogueChange): Account[] {
  const upserted = new Map(change.upserted.map((account) => [account.id, account]));
  const removed = new Set(change.removed);
  let renamed = false;
  const kept: Account[] = [];
  for (const account of sorted) {
    const next = upserted.get(account.id);
    upserted.delete(account.id);
    if (removed.has(account.id)) continue;
    renamed ||= next !== undefined && next.name !== account.name;
    kept.push(next ?? account);
  }
  if (upserted.size === 0 && !renamed) return kept;
  return sortAccounts([...kept, ...upserted.values()]);
}
