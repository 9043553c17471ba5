import type { Account, CatalogueChange } from '../../../electron/contract/catalogue.ts';
import { accountName } from './account-name.ts';

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Accounts by name; twins by id. */
export function sortAccounts(accounts: readonly Account[]): Account[] {
  return sortedByName(accounts, (account) => account);
}

/** What has an account, by its name, then its id, then as it was. Runs that are sorted already cost little. */
export function sortedByName<Item>(items: readonly Item[], accountOf: (item: Item) => Account): Item[] {
  return items
    .map((item) => ({ item, id: accountOf(item).id, name: accountName(accountOf(item)) }))
    .sort((one, other) => collator.compare(one.name, other.name) || byId(one.id, other.id))
    .map(({ item }) => item);
}

function byId(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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
