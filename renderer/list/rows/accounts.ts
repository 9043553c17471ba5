import type { Account, CatalogueChange } from '../../../electron/contract/catalogue.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { groupedId } from '../../../electron/shared/format/account-id.ts';

/** An account in the list of one of the organisations: the same account can be in the lists of two. */
export interface ListedAccount {
  readonly organisationId: string;
  readonly account: Account;
}

/** Names an account among all lists; no part can hold a slash. */
export function accountKey(organisationId: string, accountId: string): string {
  return `${organisationId}/${accountId}`;
}

/** The accounts of one list, in its order, or of several sorted lists as one, twins in the order of the lists. */
export function listAccounts(
  lists: readonly { readonly organisationId: string; readonly accounts: readonly Account[] }[],
): ListedAccount[] {
  const all = lists.flatMap(({ organisationId, accounts }) => accounts.map((account) => ({ organisationId, account })));
  return lists.length === 1 ? all : sortedByName(all, ({ account }) => account);
}

/** What an account is named by: the name that the person gave it counts before AWS's. */
type Named = Pick<Account, 'id' | 'name'> & { readonly alias?: string | null };

/** The name shown for an account. AWS can leave it out; then the id stands in. */
export function accountName(account: Named): string {
  if (account.alias !== undefined && account.alias !== null) return account.alias.normalize('NFC');
  const name = account.name?.trim().normalize('NFC') ?? '';
  return name === '' ? text('account.unnamed', { id: groupedId(account.id) }) : name;
}

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
