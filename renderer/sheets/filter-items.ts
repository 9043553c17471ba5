import type { Account } from '../../electron/contract/catalogue.ts';
import { environmentNames } from '../../electron/shared/model/environment.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import type { ListedAccount } from '../list/rows/accounts.ts';
import { filterValue } from '../list/search/filter-words.ts';

/** The headings of the menu, in order. */
export const filterGroups = {
  states: 'filter.states',
  environments: 'actions.environment',
  organisations: 'fact.organisation',
  roles: 'filter.roles',
} as const satisfies Record<string, KeyOf>;

/** A line of the filter menu, which writes or removes a word of the search. */
export interface FilterItem {
  readonly group: keyof typeof filterGroups;
  readonly word: string;
  readonly label: string;
}

/** How many permission sets are offered: those that most accounts have. */
const mostSets = 8;

/** What can be filtered by in a list. */
export function filterItems(
  accounts: readonly ListedAccount[],
  organisations: ReadonlyMap<string, string>,
): FilterItem[] {
  return [
    { group: 'states', word: 'is:live', label: text('filter.live') },
    { group: 'states', word: 'is:pinned', label: text('section.pinned') },
    { group: 'states', word: 'is:hidden', label: text('filter.hidden') },
    ...environments(accounts.map(({ account }) => account)),
    ...(organisations.size < 2 ? [] : [...organisations.values()].map(organisationItem)),
    ...permissionSets(accounts.map(({ account }) => account)),
  ];
}

/** Those that an account has, in the order of docs/design.md#environments. */
function environments(accounts: readonly Account[]): FilterItem[] {
  const own = new Map<string, FilterItem>();
  const looks = new Set<Account['environment']>();
  for (const { environment, environmentWord } of accounts) {
    looks.add(environment);
    if (environmentWord === undefined) continue;
    const [first = ''] = environmentWord.toLowerCase().split(/\s+/u);
    own.set(environmentWord, { group: 'environments', word: `env:${first}`, label: environmentWord });
  }
  const usual = environmentNames
    .filter((name) => looks.has(name))
    .map((name) => ({ group: 'environments', word: `env:${name}`, label: text(`environment.${name}`) }) as const);
  return [...usual, ...own.values()];
}

function organisationItem(name: string): FilterItem {
  return { group: 'organisations', word: `org:${filterValue(name)}`, label: name };
}

function permissionSets(accounts: readonly Account[]): FilterItem[] {
  const counts = new Map<string, number>();
  for (const name of accounts.flatMap(({ roleNames }) => roleNames ?? []))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, mostSets)
    .map(([name]) => name)
    .toSorted()
    .map((name) => ({ group: 'roles', word: `role:${name.toLowerCase()}`, label: name }));
}
