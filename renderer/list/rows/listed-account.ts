import type { Account } from '../../../electron/contract/catalogue.ts';
import { sortedByName } from './sorted-accounts.ts';

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
