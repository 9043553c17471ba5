import type { AccountId, Role } from '../../../contract/identifiers.ts';
import { madeOnce, type NamedOrganisation, type Seen } from './cached-per-catalogue.ts';

/** An account of one organisation: a role without its permission set. */
export type RoleAccount = Pick<Role, 'organisationId' | 'accountId'>;

/** What tells an account from its namesakes, wherever it is named outside its row. */
export interface Apart {
  /** The end of its id, as long as it has to be; null: no other account has its name. */
  readonly digits: string | null;
  /** The name of its organisation; null: nothing of its name is in another one. */
  readonly organisation: string | null;
}

/** All accounts of one name. */
interface Group {
  readonly ids: Set<AccountId>;
  /** The organisations they are in: names by id. */
  readonly organisations: Map<string, string>;
}

/** The names that a person gave accounts instead of AWS's. */
export interface Aliases {
  of(account: RoleAccount): string | null;
  /** Another value after each change. */
  revision(): object;
}

export const noAliases: Aliases = { of: () => null, revision: () => noAliases };

/** How many digits of an id are told: its last group of four, two groups, or the whole id. */
const lengths = [4, 8] as const;
const wholeLength = 12;

/**
 * Finds the accounts of one name, which AWS does not keep unique (CreateAccount asks for an address of e-mail that no
 * other account has, and for any name). All organisations count, and accounts that have left a list but are still named.
 * Names that a reader takes for the same are: case, blanks, the length of a hyphen and characters that are not seen, such
 * as the mark that an emoji is drawn in colours, tell nothing apart.
 */
export class Namesakes {
  readonly #groups: () => ReadonlyMap<string, Group & { readonly length: number }>;

  constructor(seen: Seen, aliases: Aliases = noAliases) {
    const changes = new ChangeCount(aliases);
    this.#groups = madeOnce(
      seen,
      'namesRevision',
      (organisations) => {
        const groups = groupsOf(organisations, aliases);
        return new Map([...groups].map(([key, group]) => [key, { ...group, length: lengthFor(group.ids) }]));
      },
      () => changes.now(),
    );
  }

  /** @param name the account's; null: it has none, and its id stands for it. */
  apart({ organisationId, accountId }: RoleAccount, name: string | null): Apart {
    const group = this.#groups().get(keyOf(name, accountId));
    if (group === undefined) return { digits: null, organisation: null };
    const isAlone = group.ids.size === 1 && group.ids.has(accountId);
    const isOfSeveral = group.organisations.size > 1;
    return {
      digits: isAlone ? null : lastDigits(accountId, group.length),
      organisation: isOfSeveral ? (group.organisations.get(organisationId) ?? null) : null,
    };
  }
}

/** Counts how often the names that a person gave have changed. */
class ChangeCount {
  readonly #aliases: Aliases;
  #seen: object | null = null;
  #count = 0;

  constructor(aliases: Aliases) {
    this.#aliases = aliases;
  }

  now(): string {
    const revision = this.#aliases.revision();
    if (revision !== this.#seen) this.#count += 1;
    this.#seen = revision;
    return String(this.#count);
  }
}

function groupsOf(organisations: readonly NamedOrganisation[], aliases: Aliases): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { record, catalogue } of organisations) {
    const list = catalogue.list();
    for (const { id, name } of [...list.catalogue().accounts, ...list.gone()]) {
      const key = keyOf(aliases.of({ organisationId: record.id, accountId: id }) ?? name, id);
      const group: Group = groups.get(key) ?? { ids: new Set(), organisations: new Map() };
      group.ids.add(id);
      group.organisations.set(record.id, record.name);
      groups.set(key, group);
    }
  }
  return groups;
}

function keyOf(name: string | null, id: AccountId): string {
  const seen = (name ?? '')
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\s\p{Cc}\u2800]+/gu, ' ')
    .replaceAll(/\p{Pd}/gu, '-')
    .trim();
  return seen === '' ? id : seen.toLowerCase();
}

/** How many digits at the end tell these ids apart. */
function lengthFor(ids: ReadonlySet<AccountId>): number {
  const isEnough = (length: number): boolean => new Set([...ids].map((id) => id.slice(-length))).size === ids.size;
  return lengths.find(isEnough) ?? wholeLength;
}

/** In groups as people read an id, and with a mark where some are left out. */
function lastDigits(id: AccountId, length: number): string {
  const grouped = id.slice(-length).replaceAll(/(?<=^(?:\d{4})+)(?=\d)/gu, ' ');
  return length === wholeLength ? grouped : `…${grouped}`;
}
