import type { Role } from '../../../electron/contract/identifiers.ts';
import type { ListedAccount } from '../rows/accounts.ts';
import { askedAccounts, askedSets, isAskedFor, readQuery, type Query } from './query.ts';
import { beginsWord } from './fold.ts';
import { fit, fitAsTyped, fits, tolerances, type Tolerance } from './match-text.ts';
import type { RoleIndex } from './role-index.ts';
import type { Found, FoundRole, SearchFacts, SearchScope } from './search-scope.ts';

/** A word at the start of a name or id; better than the start of anything else. */
const startOfName = 4;

/** Tiers, best first: exact id, exact name, every word starts a word of the name or id, of anything, the rest. */
const tierExactId = 0;
const tierExactName = 1;
const tierOfWeakestFit = [6, 5, 4, 3, 2] as const;

/** Roles differ by tier, then by how recently they were used (less than this many steps), then by their rank. */
const recencySteps = 64;

/** What was found in one organisation, best first. */
interface FoundThere {
  readonly scope: SearchScope;
  readonly roles: readonly number[];
  /** Of each of these: tier and recency in one, to be compared between organisations. */
  readonly orders: readonly number[];
  readonly unread: readonly ListedAccount[];
}

/**
 * Finds roles in one list, or in several as if they were one. Words come in any order; each must match name, id,
 * permission set, environment word or organisation. Letters may be skipped, or one be wrong, only when nothing matches
 * as typed.
 */
export function searchRoles(scopes: readonly SearchScope[], typed: string, facts: SearchFacts): Found {
  const query = readQuery(typed);
  const asked = scopes.filter((scope) => isAskedFor(scope, query.filters));
  for (const tolerance of tolerances) {
    for (const words of query.readings) {
      const there = asked.map((scope) => searchThere(scope, query, words, tolerance, facts));
      if (there.some(({ roles, unread }) => roles.length > 0 || unread.length > 0)) {
        return { roles: merged(there), unreadAccounts: there.flatMap(({ unread }) => unread), words, tolerance };
      }
    }
  }
  return { roles: [], unreadAccounts: [], words: query.readings[0] ?? [], tolerance: 'as-typed' };
}

function searchThere(
  scope: SearchScope,
  query: Query,
  words: readonly string[],
  tolerance: Tolerance,
  facts: SearchFacts,
): FoundThere {
  const { index, organisationId } = scope;
  const { filters } = query;
  const accountFits = words.map((word) => fitsOfAccounts(scope, word, tolerance));
  const setFits = words.map((word) => fits(index.sets, index.setNames, word, tolerance));
  const viaFits = words.map((word) => fits(index.vias, index.viaNames, word, tolerance));
  const inAccounts = askedAccounts(scope, filters);
  const inSets = askedSets(scope, filters);
  const exact = exactTiers(index, query);
  const recency = recencyOf(scope, facts.used);
  const keys: number[] = [];
  index.roleAccount.forEach((account, role) => {
    const set = index.roleSet[role] ?? 0;
    if (inAccounts?.[account] === false || inSets?.[set] === false) return;
    const via = index.roleVia[role] ?? -1;
    let weakest: number = startOfName;
    for (let word = 0; word < words.length && weakest > fit.none; word++) {
      const own = Math.max(accountFits[word]?.[account] ?? 0, setFits[word]?.[set] ?? 0);
      // What a role is reached through counts for less than what it is.
      const throughVia = via < 0 ? fit.none : Math.min(fit.inside, viaFits[word]?.[via] ?? fit.none);
      weakest = Math.min(weakest, Math.max(own, throughVia));
    }
    if (weakest === fit.none) return;
    if ((filters.live || filters.pinned) && !isAsked({ ...roleAt(scope, role), organisationId })) return;
    const tier = exact.get(account) ?? tierOfWeakestFit[weakest] ?? 6;
    const order = tier * recencySteps + recency(account, index.sets[set]?.original ?? '');
    keys.push(order * index.rank.length + (index.rank[role] ?? 0));
  });

  function isAsked({ account, roleName }: FoundRole): boolean {
    const role = { organisationId, accountId: account.id, roleName };
    return (!filters.live || facts.isLive(role)) && (!filters.pinned || facts.isPinned(role));
  }

  const sorted = Float64Array.from(keys).sort();
  const needsRoles = inSets !== null || filters.live || filters.pinned;
  return {
    scope,
    roles: Array.from(sorted, (key) => index.byRank[key % index.rank.length] ?? 0),
    orders: Array.from(sorted, (key) => Math.floor(key / index.rank.length)),
    unread: needsRoles ? [] : unreadMatches(scope, accountFits, inAccounts),
  };
}

function fitsOfAccounts({ index, organisationName }: SearchScope, word: string, tolerance: Tolerance): Uint8Array {
  const result = fits(
    index.accounts.map(({ name }) => name),
    index.accountNames,
    word,
    tolerance,
  );
  const digits = /^\d+$/u.test(word);
  // The same for every role of the organisation, so it counts for less than what tells them apart.
  const ofOrganisation = organisationName !== null && fitAsTyped(organisationName, word) === fit.start ? fit.inside : 0;
  index.accounts.forEach(({ account, environmentWord, labels }, at) => {
    const inName = result[at] ?? fit.none;
    let best: number = inName === fit.start ? startOfName : inName;
    if (digits && best < startOfName) best = Math.max(best, fitOfId(account.id, word));
    if (best < fit.start && beginsWord(environmentWord, word)) best = fit.start;
    if (best < fit.start && labels !== null) best = Math.max(best, fitAsTyped(labels, word));
    result[at] = Math.max(best, ofOrganisation);
  });
  return result;
}

function fitOfId(id: string, digits: string): number {
  const at = id.indexOf(digits);
  return at < 0 ? fit.none : at === 0 ? startOfName : fit.inside;
}

function exactTiers(index: RoleIndex, query: Query): Map<number, number> {
  const tiers = new Map<number, number>();
  if (query.whole === '') return tiers;
  index.accounts.forEach(({ account, name }, at) => {
    if (account.id === query.digits) tiers.set(at, tierExactId);
    else if (name.lower === query.whole) tiers.set(at, tierExactName);
  });
  return tiers;
}

/** Steps of recency: the role itself by its position, then other roles of a used account, then everything else. */
function recencyOf(
  { index, organisationId }: SearchScope,
  used: readonly Role[],
): (account: number, roleName: string) => number {
  const most = recencySteps - 2;
  const roles = new Map<string, number>();
  const accounts = new Set<string>();
  used.slice(0, most).forEach((role, at) => {
    if (role.organisationId !== organisationId) return;
    const key = `${role.accountId}/${role.roleName}`;
    if (!roles.has(key)) roles.set(key, at);
    accounts.add(role.accountId);
  });
  return (at, roleName) => {
    const id = index.accounts[at]?.account.id ?? '';
    if (!accounts.has(id)) return most + 1;
    return roles.get(`${id}/${roleName}`) ?? most;
  };
}

function roleAt({ index, organisationId }: SearchScope, role: number): FoundRole {
  const account = index.accounts[index.roleAccount[role] ?? 0]?.account;
  const set = index.sets[index.roleSet[role] ?? 0];
  if (account === undefined || set === undefined) throw new Error(`The search index has no role ${String(role)}.`);
  return { organisationId, account, roleName: set.original };
}

function unreadMatches(
  { index, organisationId }: SearchScope,
  accountFits: readonly Uint8Array[],
  asked: readonly boolean[] | null,
): ListedAccount[] {
  return index.accounts.flatMap(({ account }, at) =>
    account.roleNames === null && asked?.[at] !== false && accountFits.every((ofWord) => (ofWord[at] ?? 0) > 0)
      ? [{ organisationId, account }]
      : [],
  );
}

/** The roles of all organisations in one order, the same as within one: tier, recency, care, name. */
function merged(there: readonly FoundThere[]): FoundRole[] {
  const [only] = there;
  if (there.length === 1 && only !== undefined) return only.roles.map((role) => roleAt(only.scope, role));
  return there
    .flatMap(({ scope, roles, orders }) =>
      roles.map((role, at) => ({
        found: roleAt(scope, role),
        order: orders[at] ?? 0,
        care: scope.index.roleCare[role] ?? 0,
        name: scope.index.accounts[scope.index.roleAccount[role] ?? 0]?.name.lower ?? '',
      })),
    )
    .sort(
      (one, other) =>
        one.order - other.order ||
        one.care - other.care ||
        (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
    )
    .map(({ found }) => found);
}
