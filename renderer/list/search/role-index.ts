import type { Account } from '../../../electron/contract/catalogue.ts';
import type { ChainedRole } from '../../../electron/contract/chained-roles.ts';
import type { EnvironmentName } from '../../../electron/contract/environment.ts';
import { accountName } from '../rows/accounts.ts';
import type { LabelledAccount } from '../rows/labels.ts';
import { noChainedRoles, type ChainedRoles } from '../../stores/chained-roles.ts';
import { searchable, type SearchableText } from './match-text.ts';

/** One account as the search sees it. */
export interface IndexedAccount {
  readonly account: Account;
  readonly name: SearchableText;
  /** The environment's word, folded; empty when none is set and it has no word of its own. */
  readonly environmentWord: string;
  /** Its tags, and AWS's name of one that the person named; null: neither. */
  readonly labels: SearchableText | null;
}

/** Everything prepared once for a list of accounts, so that a key press only compares. */
export interface RoleIndex {
  readonly accounts: readonly IndexedAccount[];
  readonly accountNames: string[];
  readonly sets: readonly SearchableText[];
  readonly setNames: string[];
  /** For each role its account and its permission set, by index in the two lists above. */
  readonly roleAccount: Uint32Array;
  readonly roleSet: Uint32Array;
  /** What chained roles are reached through, each once. */
  readonly vias: readonly SearchableText[];
  readonly viaNames: string[];
  /** For each role its index among these; −1: it is a permission set. */
  readonly roleVia: Int32Array;
  /** For each role how much care it asks for: 0 reads, 1 reads in production, 2 writes, 3 writes in production. */
  readonly roleCare: Uint8Array;
  /** Position of each role among all when nothing else decides: read-only first, production last, then by name. */
  readonly rank: Uint32Array;
  readonly byRank: Uint32Array;
}

/** Permission sets of these exact names can only read; a name proves nothing else. */
const readOnlyNames = new Set(['ReadOnlyAccess', 'AWSReadOnlyAccess', 'ViewOnlyAccess', 'SecurityAudit']);

/** The folded word of an environment, by its look and its own word. */
type WordOf = (environment: EnvironmentName, own: string | undefined) => string;

const prepared = new WeakMap<Account, IndexedAccount>();
const indexes = new WeakMap<
  readonly Account[],
  { readonly chained: readonly ChainedRole[]; readonly index: RoleIndex }
>();

/** The index of an organisation's list, made once for as long as the list and its chained roles stay the same. */
export function indexOf(
  organisationId: string,
  accounts: readonly Account[],
  environmentWord: WordOf,
  chainedRoles: ChainedRoles,
): RoleIndex {
  const chained = chainedRoles.of(organisationId);
  const known = indexes.get(accounts);
  if (known?.chained === chained) return known.index;
  const index = indexRoles(accounts, environmentWord, chained, chainedRoles);
  indexes.set(accounts, { chained, index });
  return index;
}

/** Prepares accounts, sorted by name, for searching. `environmentWord` gives the folded word of an environment. */
export function indexRoles(
  listed: readonly Account[],
  environmentWord: WordOf,
  chained: readonly ChainedRole[] = [],
  chainedRoles: ChainedRoles = noChainedRoles,
): RoleIndex {
  const { accounts, accountIndexes } = withTargets(listed, chained, chainedRoles);
  const ofSets = accounts.flatMap((account) => account.roleNames ?? []);
  const setNames = [...new Set([...ofSets, ...chained.map(({ role }) => role.roleName)])].sort(byText);
  const setIndexes = new Map(setNames.map((name, at) => [name, at]));
  const reached = new Set(chained.map(({ role }) => `${role.accountId}/${role.roleName}`));
  const roleAccount: number[] = [];
  const roleSet: number[] = [];
  accounts.forEach((account, at) => {
    for (const roleName of account.roleNames ?? []) {
      // A chained role of that name is found instead.
      if (reached.has(`${account.id}/${roleName}`)) continue;
      roleAccount.push(at);
      roleSet.push(setIndexes.get(roleName) ?? 0);
    }
  });
  const permissionSets = roleAccount.length;
  for (const { role } of chained) {
    roleAccount.push(accountIndexes.get(role.accountId) ?? 0);
    roleSet.push(setIndexes.get(role.roleName) ?? 0);
  }
  const parents = chained.map(({ via }) => viaText(via, accounts[accountIndexes.get(via.accountId) ?? -1]));
  const vias = [...new Set(parents)];
  const viaIndexes = new Map(vias.map((name, at) => [name, at]));
  const roleVia = new Int32Array(roleAccount.length).fill(-1);
  parents.forEach((name, at) => (roleVia[permissionSets + at] = viaIndexes.get(name) ?? -1));
  const indexed = accounts.map((account) => indexAccount(account, environmentWord));
  const sets = setNames.map((name) => searchable(name));
  const searchableVias = vias.map((name) => searchable(name));
  const roleCare = careOf(accounts, setNames, roleAccount, roleSet);
  const byRank = rankRoles(accounts.length, setNames.length, roleAccount, roleSet, roleCare);
  const rank = new Uint32Array(byRank.length);
  byRank.forEach((role, at) => (rank[role] = at));
  return {
    accounts: indexed,
    accountNames: indexed.map(({ name }) => name.plain),
    sets,
    setNames: sets.map((set) => set.plain),
    roleAccount: Uint32Array.from(roleAccount),
    roleSet: Uint32Array.from(roleSet),
    vias: searchableVias,
    viaNames: searchableVias.map((via) => via.plain),
    roleVia,
    roleCare,
    rank,
    byRank,
  };
}

/** The listed accounts, and after them those that chained roles lead to and no list has. */
function withTargets(
  listed: readonly Account[],
  chained: readonly ChainedRole[],
  chainedRoles: ChainedRoles,
): { readonly accounts: readonly Account[]; readonly accountIndexes: ReadonlyMap<string, number> } {
  const accountIndexes = new Map(chained.length === 0 ? [] : listed.map((account, at) => [account.id as string, at]));
  const accounts = [...listed];
  for (const { role } of chained) {
    if (accountIndexes.has(role.accountId)) continue;
    accountIndexes.set(role.accountId, accounts.length);
    accounts.push(chainedRoles.unlistedAccount(role));
  }
  return { accounts, accountIndexes };
}

/** What is searched of the role that another one is reached through. */
function viaText({ roleName }: ChainedRole['via'], account: Account | undefined): string {
  return account === undefined ? roleName : `${accountName(account)} ${roleName}`;
}

function indexAccount(account: LabelledAccount, environmentWord: WordOf): IndexedAccount {
  const known = prepared.get(account);
  if (known !== undefined) return known;
  const isNamed = account.environment !== 'none' || account.environmentWord !== undefined;
  const word = isNamed ? environmentWord(account.environment, account.environmentWord) : '';
  const name = searchable(accountName(account));
  const indexed = { account, name, environmentWord: word, labels: labelsText(account) };
  prepared.set(account, indexed);
  return indexed;
}

/** What finds an account besides the name that is shown. */
function labelsText({ alias, name, tags }: LabelledAccount): SearchableText | null {
  const awsName = alias === undefined || alias === null ? null : name;
  const words = [awsName, ...(tags ?? [])].filter((one) => one !== null);
  return words.length === 0 ? null : searchable(words.join(' '));
}

function careOf(
  accounts: readonly Account[],
  setNames: readonly string[],
  roleAccount: readonly number[],
  roleSet: readonly number[],
): Uint8Array {
  const writes = setNames.map((name) => (readOnlyNames.has(name) ? 0 : 2));
  const production = accounts.map(({ environment }) => (environment === 'production' ? 1 : 0));
  return Uint8Array.from(
    roleAccount,
    (account, role) => (writes[roleSet[role] ?? 0] ?? 2) + (production[account] ?? 0),
  );
}

function rankRoles(
  accountCount: number,
  setCount: number,
  roleAccount: readonly number[],
  roleSet: readonly number[],
  roleCare: Uint8Array,
): Uint32Array {
  const span = (accountCount + 1) * (setCount + 1);
  const keys = new Float64Array(roleAccount.length);
  const roleOfKey = new Map<number, number>();
  roleAccount.forEach((account, role) => {
    const key = (roleCare[role] ?? 0) * span + account * (setCount + 1) + (roleSet[role] ?? 0);
    keys[role] = key;
    roleOfKey.set(key, role);
  });
  return Uint32Array.from(keys.sort(), (key) => roleOfKey.get(key) ?? 0);
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
