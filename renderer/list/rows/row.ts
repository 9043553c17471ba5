import type { Account } from '../../../electron/contract/catalogue.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { Found } from '../search/search-scope.ts';
import type { FreshnessView } from '../../ui/freshness-view.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { groupedId } from '../../../electron/shared/format/account-id.ts';
import { environmentWord } from '../../ui/environment-word.ts';
import { accountName } from './accounts.ts';

export type SectionName =
  'pinned' | 'recent' | 'ready' | 'needs' | 'held' | 'others' | 'all' | 'unreached' | 'found' | 'elsewhere' | 'only';

interface Option {
  /** Names the row while the list changes around it. */
  readonly key: string;
  /** Its number among all rows that can be chosen, from 1. */
  readonly position: number;
  /** The name of its organisation, where that is not the one that is shown. */
  readonly organisation: string | null;
  /** Whether that is written on the row; under a heading with the name it is not. */
  readonly written: boolean;
}

/** How a role is reached that is no permission set. */
export interface Reached {
  readonly via: Role;
  /** What the account of `via` is called. */
  readonly viaAccount: string;
  /** The permission set it comes from in the end: the row stands under the account of that. */
  readonly root: Role;
  /** Through how many roles; 1: directly. */
  readonly depth: number;
  /** Why it cannot be used as it stands; null: it can. */
  readonly problem: string | null;
  /** The account it leads to is in the list, so that it has a name. */
  readonly listed: boolean;
}

/** A role as a row of two lines, or, `nested`, as a line under its open account. */
export interface RoleRow extends Option {
  readonly kind: 'role' | 'nested';
  readonly role: Role;
  /** Null: the role is pinned or recent, and its account is not in the list. */
  readonly account: Account | null;
  /** Its index among the pinned; null: not pinned. */
  readonly pinnedIndex: number | null;
  /** The role is not assigned any more: nothing can be done with it. */
  readonly removed: boolean;
  /** Of a removed role, the name its account had; it may be in the list no more. */
  readonly lastName: string | null;
  /** Null: it is a permission set. */
  readonly reached: Reached | null;
}

export interface AccountRow extends Option {
  readonly kind: 'account';
  readonly organisationId: string;
  readonly account: Account;
  readonly open: boolean;
  /** Its only role: acting on the account acts on it. */
  readonly onlyRole: Role | null;
  /** Its permission sets and what is reached through them; null: they are not read yet. */
  readonly roleCount: number | null;
}

export type Row = RoleRow | AccountRow;

export interface Section {
  readonly name: SectionName;
  /** The section of another organisation has its name as heading. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
  /** Written after the heading; null: no number. */
  readonly count: number | null;
  readonly rows: readonly Row[];
  /** What was searched here, for marking the letters. */
  readonly found: Pick<Found, 'words' | 'tolerance'> | null;
}

/** The role a row acts on, if it has one. */
export function roleOfRow(row: Row): Role | null {
  return row.kind === 'account' ? row.onlyRole : row.role;
}

/** The organisation a row is of. */
export function organisationOfRow(row: Row): string {
  return row.kind === 'account' ? row.organisationId : row.role.organisationId;
}

/** Whether the access to the role of a row was removed. */
export function isRemoved(row: Row): boolean {
  return row.kind !== 'account' && row.removed;
}

/** The account that a row stands under, by its id. */
export function accountIdAbove(row: Row): string {
  if (row.kind === 'account') return row.account.id;
  return (row.reached?.root ?? row.role).accountId;
}

/** Why a role that is reached through another cannot be used; null: it can, or is none. */
export function chainProblem(row: Row): string | null {
  return row.kind === 'account' ? null : (row.reached?.problem ?? null);
}

/** The account's name as a row shows it; of an account that is not in the list, the name it had, or its id. */
export function shownName(row: Row): string {
  if (row.kind === 'account') return accountName(row.account);
  if (row.account !== null) return accountName(row.account);
  return row.lastName ?? text('account.unnamed', { id: groupedId(row.role.accountId) });
}

/** What a screen reader says of a row; the environment comes second so that it is heard early. */
export function spokenName(row: Row, freshness: FreshnessView, pinnedTotal: number): string {
  const values = {
    name: shownName(row),
    environment: environmentWord(row.account?.environment ?? 'none', row.account?.environmentWord),
    id: groupedId(row.kind === 'account' ? row.account.id : row.role.accountId),
    organisation: row.organisation ?? '',
    several: row.organisation === null ? 'no' : 'yes',
  };
  if (row.kind === 'account') {
    const open = row.open ? 'yes' : 'no';
    const roles = row.roleCount;
    return roles === null
      ? text('row.account-unread', { ...values, open })
      : text('row.account', { ...values, open, roles });
  }
  const ofRole = {
    ...values,
    credentials: spokenState(row, freshness),
    permissionSet: row.role.roleName,
    reached: row.reached === null ? 'no' : 'yes',
    via: row.reached?.via.roleName ?? '',
    viaAccount: row.reached?.viaAccount ?? '',
  };
  if (row.pinnedIndex === null) return text('row.role', ofRole);
  return text('row.role-pinned', { ...ofRole, position: row.pinnedIndex + 1, total: pinnedTotal });
}

function spokenState(row: RoleRow, freshness: FreshnessView): string {
  if (row.removed) return text('freshness.spoken.removed');
  const problem = chainProblem(row);
  return problem === null ? freshness.spoken : text('chained.problem-spoken', { problem });
}
