import type { Account } from '../../../electron/contract/catalogue.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { Found } from '../search/search-scope.ts';

export type SectionName = 'pinned' | 'recent' | 'ready' | 'needs' | 'all' | 'found' | 'elsewhere' | 'only';

interface Option {
  /** Names the row while the list changes around it. */
  readonly key: string;
  /** Place among all rows that can be chosen, from 1. */
  readonly position: number;
  /** The name of its organisation, where that is not the one that is shown. */
  readonly organisation: string | null;
  /** Whether that is written on the row; under a heading with the name it is not. */
  readonly written: boolean;
}

/** A role as a row of two lines, or, `nested`, as a line under its open account. */
export interface RoleRow extends Option {
  readonly kind: 'role' | 'nested';
  readonly role: Role;
  /** Null: the role is pinned or recent, and its account is not in the list. */
  readonly account: Account | null;
  /** Place among the pinned, from 0; null: not pinned. */
  readonly pinnedPlace: number | null;
  /** The role is not assigned any more: nothing can be done with it. */
  readonly removed: boolean;
  /** Of a removed role, the name its account had; it may be in the list no more. */
  readonly lastName: string | null;
}

export interface AccountRow extends Option {
  readonly kind: 'account';
  readonly organisationId: string;
  readonly account: Account;
  readonly open: boolean;
  /** Its only role: acting on the account acts on it. */
  readonly onlyRole: Role | null;
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
