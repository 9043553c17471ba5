import type { Account, EnvironmentName } from '../../electron/contract/catalogue.ts';
import { accountName } from '../text/account-name.ts';
import { searchable, type SearchableText } from './match-text.ts';

/** One account as the search sees it. */
export interface IndexedAccount {
  readonly account: Account;
  readonly name: SearchableText;
  /** The environment's word, folded; empty when none is set. */
  readonly environmentWord: string;
}

/** Everything prepared once for a list of accounts, so that a key press only compares. */
export interface RoleIndex {
  readonly accounts: readonly IndexedAccount[];
  readonly accountNames: string[];
  readonly sets: readonly SearchableText[];
  readonly setNames: string[];
  /** For each role its account and its permission set, by place in the two lists above. */
  readonly roleAccount: Uint32Array;
  readonly roleSet: Uint32Array;
  /** Place of each role among all when nothing else decides: read-only first, production last, then by name. */
  readonly rank: Uint32Array;
  readonly byRank: Uint32Array;
}

/** Permission sets of these exact names can only read; a name proves nothing else. */
const readOnlyNames = new Set(['ReadOnlyAccess', 'AWSReadOnlyAccess', 'ViewOnlyAccess', 'SecurityAudit']);

const prepared = new WeakMap<Account, IndexedAccount>();

/** Prepares accounts, sorted by name, for searching. `environmentWord` gives the folded word of an environment. */
export function indexRoles(
  accounts: readonly Account[],
  environmentWord: (environment: EnvironmentName) => string,
): RoleIndex {
  const setNames = [...new Set(accounts.flatMap((account) => account.roleNames ?? []))].sort(byText);
  const setPlaces = new Map(setNames.map((name, place) => [name, place]));
  const roleAccount: number[] = [];
  const roleSet: number[] = [];
  accounts.forEach((account, place) => {
    for (const roleName of account.roleNames ?? []) {
      roleAccount.push(place);
      roleSet.push(setPlaces.get(roleName) ?? 0);
    }
  });
  const indexed = accounts.map((account) => indexAccount(account, environmentWord));
  const sets = setNames.map((name) => searchable(name));
  const byRank = rankRoles(accounts, setNames, roleAccount, roleSet);
  const rank = new Uint32Array(byRank.length);
  byRank.forEach((role, place) => (rank[role] = place));
  return {
    accounts: indexed,
    accountNames: indexed.map(({ name }) => name.plain),
    sets,
    setNames: sets.map((set) => set.plain),
    roleAccount: Uint32Array.from(roleAccount),
    roleSet: Uint32Array.from(roleSet),
    rank,
    byRank,
  };
}

function indexAccount(account: Account, environmentWord: (environment: EnvironmentName) => string): IndexedAccount {
  const known = prepared.get(account);
  if (known !== undefined) return known;
  const word = account.environment === 'none' ? '' : environmentWord(account.environment);
  const indexed = { account, name: searchable(accountName(account)), environmentWord: word };
  prepared.set(account, indexed);
  return indexed;
}

function rankRoles(
  accounts: readonly Account[],
  setNames: readonly string[],
  roleAccount: readonly number[],
  roleSet: readonly number[],
): Uint32Array {
  const span = (accounts.length + 1) * (setNames.length + 1);
  const keys = new Float64Array(roleAccount.length);
  const roleOfKey = new Map<number, number>();
  roleAccount.forEach((accountPlace, role) => {
    const setPlace = roleSet[role] ?? 0;
    const writes = readOnlyNames.has(setNames[setPlace] ?? '') ? 0 : 1;
    const production = accounts[accountPlace]?.environment === 'production' ? 1 : 0;
    const key = (writes * 2 + production) * span + accountPlace * (setNames.length + 1) + setPlace;
    keys[role] = key;
    roleOfKey.set(key, role);
  });
  return Uint32Array.from(keys.sort(), (key) => roleOfKey.get(key) ?? 0);
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
