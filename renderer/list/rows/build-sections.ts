import type { Role } from '../../../electron/contract/identifiers.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';
import { accountKey, type ListedAccount } from './listed-account.ts';
import { numbered, RowMaker } from './row-maker.ts';
import type { RoleRow, Row, Section, SectionName } from './row.ts';

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
  /** While offline: whether the role works without a connection. Null: online. */
  readonly readyOffline: ((role: Role) => boolean) | null;
}

/** With so few accounts everything is open and nothing needs to be repeated as recent. */
const fewAccounts = 5;
const mostRecent = 5;

/** The sections of the list when nothing is searched; empty ones are left out. */
export function buildSections(input: ListInput): Section[] {
  const maker = new RowMaker(input);
  const only = onlyRole(input);
  if (only !== null) return numbered([section('only', null, [maker.role('only', only)])]);
  const few = input.accounts.length <= fewAccounts;
  const pinned = input.pinned.map((role) => maker.role('pinned', role));
  const recent = few ? [] : recentRoles(input).map((role) => maker.role('recent', role));
  const own =
    input.readyOffline === null ? ownSections(pinned, recent) : byReadiness(pinned, recent, input.readyOffline);
  const all = input.accounts.flatMap((listed) =>
    maker.account(listed, few !== input.toggled.has(accountKey(listed.organisationId, listed.account.id))),
  );
  return numbered([...own, section('all', input.accounts.length, all)]);
}

function ownSections(pinned: readonly Row[], recent: readonly Row[]): Section[] {
  return [section('pinned', null, pinned), section('recent', null, recent)];
}

function byReadiness(
  pinned: readonly RoleRow[],
  recent: readonly RoleRow[],
  ready: (role: Role) => boolean,
): Section[] {
  const own = [...pinned, ...recent];
  const working = own.filter((row) => ready(row.role));
  const waiting = own.filter((row) => !ready(row.role));
  return [section('ready', working.length, working), section('needs', null, waiting)];
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
  return { organisationId: listed.organisationId, accountId: listed.account.id, roleName };
}
