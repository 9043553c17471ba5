import type { Role } from '../../../electron/contract/identifiers.ts';
import { roleKey, sameRole } from '../../../electron/shared/model/role.ts';
import { accountKey, type ListedAccount } from './accounts.ts';
import { accountName } from './accounts.ts';
import type { Reached, RoleRow, Row, Section, SectionName, AccountRow } from './row.ts';
import type { Found } from '../search/search-scope.ts';
import type { Account } from '../../../electron/contract/catalogue.ts';
import type { ChainedRole } from '../../../electron/contract/chained-roles.ts';
import type { ChainedRoles } from '../../stores/chained-roles.ts';
import { groupedId } from '../../../electron/shared/format/account-id.ts';
import { text } from '../../../electron/shared/text/text.ts';

export interface ListInput {
  /** The organisation that is shown; null: all are, as one list. */
  readonly organisationId: string | null;
  readonly organisationNames: ReadonlyMap<string, string>;
  /** In the order to be shown. */
  readonly accounts: readonly ListedAccount[];
  /** Roles that are not assigned any more, by key, with the account's last name. */
  readonly removed: ReadonlyMap<string, string | null>;
  readonly pinned: readonly Role[];
  readonly recent: readonly Role[];
  /** Keys of accounts that the person opened, or closed where all are open to begin with. */
  readonly toggled: ReadonlySet<string>;
  /** While the rows stand as offline: whether the role works without a connection. Null: they stand as online. */
  readonly readyOffline: ((role: Role) => boolean) | null;
  /** The rows still stand as offline, since somebody works with them, but there is a connection again. */
  readonly reconnected: boolean;
  /** While somebody works with the list: what is open stays so, whatever comes. Null: as the number of accounts says. */
  readonly keptOpen: KeptOpen | null;
  readonly chained: ChainedRoles;
  /** An account of any list that was received. */
  readonly accountOf: (role: Role) => Account | null;
}

/** What followed from few accounts, or from many, when they came into the list. */
export interface KeptOpen {
  /** @param few whether there are few now. */
  isFew(few: boolean): boolean;
  /** Whether an account is open to begin with. */
  isOpen(key: string, few: boolean): boolean;
}

/** With so few accounts everything is open and nothing needs to be repeated as recent. */
const fewAccounts = 5;
export const areFew = (accounts: readonly ListedAccount[]): boolean => accounts.length <= fewAccounts;
const mostRecent = 5;

/** The sections of the list when nothing is searched; empty ones are left out. */
export function buildSections(input: ListInput): Section[] {
  const maker = new RowMaker(input);
  const only = onlyRole(input);
  if (only !== null) return numbered([section('only', null, [maker.role('only', only)])]);
  const { keptOpen } = input;
  const few = areFew(input.accounts);
  const pinned = input.pinned.map((role) => maker.role('pinned', role));
  const recent = (keptOpen?.isFew(few) ?? few) ? [] : recentRoles(input).map((role) => maker.role('recent', role));
  const own = input.readyOffline === null ? ownSections(pinned, recent) : byReadiness([...pinned, ...recent], input);
  const all = input.accounts.flatMap((listed) => {
    const key = accountKey(listed.organisationId, listed.account.id);
    return maker.account(listed, (keptOpen?.isOpen(key, few) ?? few) !== input.toggled.has(key));
  });
  return numbered([
    ...own,
    section('all', input.accounts.length, all),
    section('unreached', null, unreached(input, maker)),
  ]);
}

/** Chained roles whose permission set is of an account that is in the list no more, or that have none: there is no row to stand under. */
function unreached({ chained, accounts }: ListInput, maker: RowMaker): Row[] {
  if (chained.all.length === 0) return [];
  const received = new Set(accounts.map(({ organisationId }) => organisationId));
  const lost = chained
    .directly((via) => received.has(via.organisationId) && !maker.lists(via))
    .flatMap((one) => [one, ...chained.below(one.role)]);
  const round = chained.rootless().filter(({ role }) => received.has(role.organisationId));
  return [...lost, ...round].map(({ role }) => maker.role('unreached', role));
}

function ownSections(pinned: readonly Row[], recent: readonly Row[]): Section[] {
  return [section('pinned', null, pinned), section('recent', null, recent)];
}

function byReadiness(own: readonly RoleRow[], { readyOffline, reconnected }: ListInput): Section[] {
  const working = own.filter((row) => readyOffline?.(row.role));
  const waiting = own.filter((row) => !readyOffline?.(row.role));
  return [
    section(reconnected ? 'held' : 'ready', working.length, working),
    section(reconnected ? 'others' : 'needs', null, waiting),
  ];
}

function section(name: SectionName, count: number | null, rows: readonly Row[]): Section {
  return { name, organisation: null, count, rows, found: null };
}

function recentRoles(input: ListInput): Role[] {
  const pinned = new Set(input.pinned.map(roleKey));
  return input.recent.filter((role) => !pinned.has(roleKey(role))).slice(0, mostRecent);
}

function onlyRole(input: ListInput): Role | null {
  const [listed] = input.accounts;
  const roleName = listed?.account.roleNames?.[0];
  if (input.accounts.length !== 1 || listed?.account.roleNames?.length !== 1 || roleName === undefined) return null;
  if (input.chained.all.length > 0) return null;
  const only: Role = { organisationId: listed.organisationId, accountId: listed.account.id, roleName };
  // A pinned role stays also where its account is hidden, or access to it was removed.
  return input.pinned.every((role) => sameRole(role, only)) ? only : null;
}

/** How many matches of another organisation are shown, unless its name was asked for. */
const mostElsewhere = 3;

/** The section of what is shown while searching: roles, best first, then accounts whose roles are not read yet. */
export function foundSections(input: ListInput, found: Found): Section[] {
  const rows = rowsOf(new RowMaker(input), found);
  return numbered([{ name: 'found', organisation: null, count: found.roles.length, rows, found }]);
}

/** A section for each other organisation with matches, in their order, not numbered; `all`: every match of it is shown. */
export function sectionsElsewhere(input: ListInput, found: ReadonlyMap<string, Found>, all: boolean): Section[] {
  const maker = new RowMaker({ ...input, accounts: [], pinned: [] });
  const sections = [...input.organisationNames].flatMap(([id, name]): Section[] => {
    const there = found.get(id);
    if (there === undefined) return [];
    const rows = rowsOf(maker, there, all ? Infinity : mostElsewhere);
    return [{ name: 'elsewhere', organisation: { id, name }, count: there.roles.length, rows, found: there }];
  });
  return sections;
}

function rowsOf(maker: RowMaker, { roles, unreadAccounts }: Found, most = Infinity): Row[] {
  const shown = roles
    .slice(0, most)
    .map(({ organisationId, account, roleName }, index) =>
      maker.role('found', { organisationId, accountId: account.id, roleName }, 'role', account, index + 1),
    );
  const unread = unreadAccounts.slice(0, most - shown.length).flatMap((listed) => maker.account(listed, false));
  return [...shown, ...unread];
}

/** Makes rows with what they need to know of the list. */
export class RowMaker {
  readonly #input: ListInput;
  /** Made when it is first asked: what is found by a search brings its accounts along. */
  #accounts: ReadonlyMap<string, Account> | null = null;
  readonly #pinnedIndexes: ReadonlyMap<string, number>;

  constructor(input: ListInput) {
    this.#input = input;
    this.#pinnedIndexes = new Map(input.pinned.map((role, index) => [roleKey(role), index]));
  }

  /** `known`: its account, if it need not be looked up; `position`: where it stands, if that is known already. */
  role(section: SectionName, role: Role, kind: RoleRow['kind'] = 'role', known?: Account, position = 0): RoleRow {
    const key = roleKey(role);
    const chained = this.#input.chained.find(role);
    const listed = chained === null ? null : this.#input.accountOf(role);
    const account =
      known ?? (chained === null ? this.#accountOrHidden(role) : (listed ?? this.#input.chained.unlistedAccount(role)));
    const removedName = this.#input.removed.get(key);
    return {
      kind,
      key: `${section}:${key}`,
      position,
      organisation: this.#organisation(role.organisationId),
      written: this.#input.organisationId === null,
      role,
      account,
      pinnedIndex: this.#pinnedIndexes.get(key) ?? null,
      removed: removedName !== undefined,
      lastName: removedName ?? null,
      reached: chained === null ? null : this.#reached(chained, listed !== null),
    };
  }

  /** Whether the account of a role is in the list. */
  lists(role: Role): boolean {
    return this.#accountOrHidden(role) !== null;
  }

  #reached(chained: ChainedRole, listed: boolean): Reached {
    const { via, usable, problem } = chained;
    const account = this.#input.accountOf(via);
    const viaAccount =
      account === null ? text('account.unnamed', { id: groupedId(via.accountId) }) : accountName(account);
    return { via, viaAccount, ...this.#input.chained.placeOf(chained), problem: usable ? null : problem, listed };
  }

  /** The roles under an account, each followed by what is reached through it; last what is reached through one that is gone. */
  #rolesUnder(organisationId: string, account: Account): Role[] {
    const { chained } = this.#input;
    const listed = (account.roleNames ?? []).map((roleName) => ({ organisationId, accountId: account.id, roleName }));
    if (chained.all.length === 0) return listed;
    // A name that AWS lists since stays that of the chained role, which has a row of its own.
    const roles = listed.filter((role) => chained.find(role) === null);
    const direct = chained.under(organisationId, account.id);
    if (direct.length === 0) return roles;
    const orphans = direct.filter(({ via }) => account.roleNames?.includes(via.roleName) !== true);
    return [
      ...roles.flatMap((role) => [role, ...chained.below(role).map((one) => one.role)]),
      ...orphans.flatMap((orphan) => [orphan.role, ...chained.below(orphan.role).map((one) => one.role)]),
    ];
  }

  account({ organisationId, account }: ListedAccount, open: boolean): Row[] {
    const roles = this.#rolesUnder(organisationId, account);
    const row: AccountRow = {
      kind: 'account',
      key: `account:${accountKey(organisationId, account.id)}`,
      position: 0,
      organisation: this.#organisation(organisationId),
      written: this.#input.organisationId === null,
      organisationId,
      account,
      open,
      onlyRole: roles.length === 1 ? (roles[0] ?? null) : null,
      roleCount: account.roleNames === null ? null : roles.length,
    };
    return open ? [row, ...roles.map((role) => this.#nested(role, account))] : [row];
  }

  #nested(role: Role, account: Account): RoleRow {
    return this.role('all', role, 'nested', this.#input.chained.find(role) === null ? account : undefined);
  }

  /** A pinned role stays although its account is hidden. */
  #accountOrHidden(role: Role): Account | null {
    return this.#account(role) ?? this.#input.accountOf(role);
  }

  #account({ organisationId, accountId }: Role): Account | null {
    this.#accounts ??= new Map(
      this.#input.accounts.map((listed) => [accountKey(listed.organisationId, listed.account.id), listed.account]),
    );
    return this.#accounts.get(accountKey(organisationId, accountId)) ?? null;
  }

  #organisation(id: string): string | null {
    return id === this.#input.organisationId ? null : (this.#input.organisationNames.get(id) ?? null);
  }
}

/** Leaves out what is empty and numbers the rows. */
export function numbered(sections: readonly Section[]): Section[] {
  let position = 0;
  return sections
    .filter(({ rows }) => rows.length > 0)
    .map((section) => ({
      ...section,
      rows: section.rows.map((row) => {
        position += 1;
        return row.position === position ? row : { ...row, position };
      }),
    }));
}
