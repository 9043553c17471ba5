import type { Account } from '../../electron/contract/catalogue.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import { roleKey } from '../text/role-key.ts';
import type { AccountRow, RoleRow, Row, Section, SectionName } from './row.ts';

export interface ListInput {
  readonly organisationId: string;
  /** In the order to be shown. */
  readonly accounts: readonly Account[];
  /** Roles that are not assigned any more, by key, with the account's last name. */
  readonly removed: ReadonlyMap<string, string | null>;
  readonly pinned: readonly Role[];
  readonly recent: readonly Role[];
  /** Ids of accounts that the person opened, or closed where all are open to begin with. */
  readonly toggled: ReadonlySet<string>;
  /** While offline: whether the role works without a connection. Null: online. */
  readonly readyOffline: ((role: Role) => boolean) | null;
}

/** With so few accounts everything is open and nothing needs to be repeated as recent. */
const fewAccounts = 5;
const mostRecent = 5;

/** The sections of the list when nothing is searched; empty ones are left out. */
export function buildSections(input: ListInput): Section[] {
  const context = new RowMaker(input);
  const only = onlyRole(input);
  if (only !== null) return context.number([{ name: 'only', count: null, rows: [context.role('only', only)] }]);
  const few = input.accounts.length <= fewAccounts;
  const pinned = input.pinned.map((role) => context.role('pinned', role));
  const recent = few ? [] : recentRoles(input).map((role) => context.role('recent', role));
  const own =
    input.readyOffline === null ? ownSections(pinned, recent) : byReadiness(pinned, recent, input.readyOffline);
  const all = input.accounts.flatMap((account) => context.account(account, few !== input.toggled.has(account.id)));
  return context.number([...own, { name: 'all', count: input.accounts.length, rows: all }]);
}

/** The sections while searching: roles, best first, then accounts whose roles are not read yet. */
export function foundSections(
  input: ListInput,
  found: {
    readonly roles: readonly { readonly account: Account; readonly roleName: string }[];
    readonly unreadAccounts: readonly Account[];
  },
): Section[] {
  const context = new RowMaker(input);
  const roles = found.roles.map(({ account, roleName }) =>
    context.role('found', { organisationId: input.organisationId, accountId: account.id, roleName }),
  );
  const unread = found.unreadAccounts.flatMap((account) => context.account(account, false));
  return context.number([{ name: 'found', count: roles.length, rows: [...roles, ...unread] }]);
}

function ownSections(pinned: readonly Row[], recent: readonly Row[]): Section[] {
  return [
    { name: 'pinned', count: null, rows: pinned },
    { name: 'recent', count: null, rows: recent },
  ];
}

function byReadiness(
  pinned: readonly RoleRow[],
  recent: readonly RoleRow[],
  ready: (role: Role) => boolean,
): Section[] {
  const own = [...pinned, ...recent];
  const working = own.filter((row) => ready(row.role));
  return [
    { name: 'ready', count: working.length, rows: working },
    { name: 'needs', count: null, rows: own.filter((row) => !ready(row.role)) },
  ];
}

function recentRoles(input: ListInput): Role[] {
  const pinned = new Set(input.pinned.map(roleKey));
  return input.recent.filter((role) => !pinned.has(roleKey(role))).slice(0, mostRecent);
}

function onlyRole(input: ListInput): Role | null {
  const account = input.accounts[0];
  const roleName = account?.roleNames?.[0];
  if (input.accounts.length !== 1 || account?.roleNames?.length !== 1 || roleName === undefined) return null;
  return { organisationId: input.organisationId, accountId: account.id, roleName };
}

/** Makes rows with what they need to know of the list, and numbers them at the end. */
class RowMaker {
  readonly #input: ListInput;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #pinnedPlaces: ReadonlyMap<string, number>;

  constructor(input: ListInput) {
    this.#input = input;
    this.#accounts = new Map(input.accounts.map((account) => [account.id, account]));
    this.#pinnedPlaces = new Map(input.pinned.map((role, place) => [roleKey(role), place]));
  }

  role(section: SectionName, role: Role, kind: RoleRow['kind'] = 'role'): RoleRow {
    const account = this.#accounts.get(role.accountId) ?? null;
    const removedName = this.#input.removed.get(roleKey(role));
    return {
      kind,
      key: `${section}:${roleKey(role)}`,
      position: 0,
      role,
      account,
      pinnedPlace: this.#pinnedPlaces.get(roleKey(role)) ?? null,
      removed: removedName !== undefined,
      lastName: removedName ?? null,
    };
  }

  account(account: Account, open: boolean): Row[] {
    const roles = (account.roleNames ?? []).map((roleName) => ({
      organisationId: this.#input.organisationId,
      accountId: account.id,
      roleName,
    }));
    const row: AccountRow = {
      kind: 'account',
      key: `account:${account.id}`,
      position: 0,
      account,
      open,
      onlyRole: roles.length === 1 ? (roles[0] ?? null) : null,
    };
    return open ? [row, ...roles.map((role) => this.role('all', role, 'nested'))] : [row];
  }

  number(sections: readonly Section[]): Section[] {
    let position = 0;
    return sections
      .filter(({ rows }) => rows.length > 0)
      .map((section) => ({
        ...section,
        rows: section.rows.map((row) => {
          position += 1;
          return { ...row, position };
        }),
      }));
  }
}
