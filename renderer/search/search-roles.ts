import type { Account } from '../../electron/contract/catalogue.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import { fit, fits, tolerances, type Tolerance } from './match-text.ts';
import { readQuery, type Query } from './query.ts';
import type { RoleIndex } from './role-index.ts';

export interface FoundRole {
  readonly account: Account;
  readonly roleName: string;
}

export interface Found {
  /** Best match first. */
  readonly roles: readonly FoundRole[];
  /** Accounts that match and whose permission sets are not read yet. */
  readonly unreadAccounts: readonly Account[];
  /** The words and the tolerance that found them, for marking the letters. */
  readonly words: readonly string[];
  readonly tolerance: Tolerance;
}

/** A word at the start of a name or id; better than the start of anything else. */
const startOfName = 4;

/** Tiers, best first: exact id, exact name, every word starts a word of the name or id, of anything, the rest. */
const tierExactId = 0;
const tierExactName = 1;
const tierOfWeakestFit = [6, 5, 4, 3, 2] as const;

/** Roles differ by tier, then by how recently they were used (less than this many steps), then by their rank. */
const recencySteps = 64;

/**
 * Finds roles. Words come in any order, each must match name, id, permission set or environment word. Letters may be
 * skipped, or one be wrong, only when nothing matches as typed. `used`: roles of late, latest first.
 */
export function searchRoles(index: RoleIndex, typed: string, used: readonly Role[]): Found {
  const query = readQuery(typed);
  for (const tolerance of tolerances) {
    for (const words of query.readings) {
      const found = searchOnce(index, query, words, tolerance, used);
      if (found.roles.length > 0 || found.unreadAccounts.length > 0) return found;
    }
  }
  return { roles: [], unreadAccounts: [], words: query.readings[0] ?? [], tolerance: 'as-typed' };
}

function searchOnce(
  index: RoleIndex,
  query: Query,
  words: readonly string[],
  tolerance: Tolerance,
  used: readonly Role[],
): Found {
  const accountFits = words.map((word) => fitsOfAccounts(index, word, tolerance));
  const setFits = words.map((word) => fits(index.sets, index.setNames, word, tolerance));
  const exact = exactTiers(index, query);
  const recency = recencyOf(index, used);
  const keys: number[] = [];
  index.roleAccount.forEach((account, role) => {
    const set = index.roleSet[role] ?? 0;
    let weakest: number = startOfName;
    for (let word = 0; word < words.length && weakest > fit.none; word++) {
      weakest = Math.min(weakest, Math.max(accountFits[word]?.[account] ?? 0, setFits[word]?.[set] ?? 0));
    }
    if (weakest === fit.none) return;
    const tier = exact.get(account) ?? tierOfWeakestFit[weakest] ?? 6;
    const order = tier * recencySteps + recency(account, index.sets[set]?.original ?? '');
    keys.push(order * index.rank.length + (index.rank[role] ?? 0));
  });
  return {
    roles: Array.from(Float64Array.from(keys).sort(), (key) => roleAt(index, key % index.rank.length)),
    unreadAccounts: unreadMatches(index, accountFits),
    words,
    tolerance,
  };
}

function fitsOfAccounts(index: RoleIndex, word: string, tolerance: Tolerance): Uint8Array {
  const result = fits(
    index.accounts.map(({ name }) => name),
    index.accountNames,
    word,
    tolerance,
  );
  const digits = /^\d+$/u.test(word);
  index.accounts.forEach(({ account, environmentWord }, place) => {
    const inName = result[place] ?? fit.none;
    let best: number = inName === fit.start ? startOfName : inName;
    if (digits && best < startOfName) best = Math.max(best, fitOfId(account.id, word));
    if (best < fit.start && environmentWord.startsWith(word)) best = fit.start;
    result[place] = best;
  });
  return result;
}

function fitOfId(id: string, digits: string): number {
  const at = id.indexOf(digits);
  return at < 0 ? fit.none : at === 0 ? startOfName : fit.inside;
}

function exactTiers(index: RoleIndex, query: Query): Map<number, number> {
  const tiers = new Map<number, number>();
  index.accounts.forEach(({ account, name }, place) => {
    if (account.id === query.digits) tiers.set(place, tierExactId);
    else if (name.lower === query.whole) tiers.set(place, tierExactName);
  });
  return tiers;
}

/** Steps of recency: the role itself by its place, then other roles of a used account, then everything else. */
function recencyOf(index: RoleIndex, used: readonly Role[]): (account: number, roleName: string) => number {
  const most = recencySteps - 2;
  const roles = new Map<string, number>();
  const accounts = new Set<string>();
  used.slice(0, most).forEach((role, place) => {
    const key = `${role.accountId}/${role.roleName}`;
    if (!roles.has(key)) roles.set(key, place);
    accounts.add(role.accountId);
  });
  return (place, roleName) => {
    const id = index.accounts[place]?.account.id ?? '';
    if (!accounts.has(id)) return most + 1;
    return roles.get(`${id}/${roleName}`) ?? most;
  };
}

function roleAt(index: RoleIndex, rank: number): FoundRole {
  const role = index.byRank[rank] ?? 0;
  const account = index.accounts[index.roleAccount[role] ?? 0]?.account;
  const set = index.sets[index.roleSet[role] ?? 0];
  if (account === undefined || set === undefined) throw new Error(`The search index has no role of rank ${rank}.`);
  return { account, roleName: set.original };
}

function unreadMatches(index: RoleIndex, accountFits: readonly Uint8Array[]): Account[] {
  return index.accounts.flatMap(({ account }, place) =>
    account.roleNames === null && accountFits.every((ofWord) => (ofWord[place] ?? 0) > fit.none) ? [account] : [],
  );
}
