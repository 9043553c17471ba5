import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import type { Sheet } from '../../electron/contract/events.ts';
import type { EnvironmentName } from '../../electron/contract/environment.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { FreshnessView } from '../ui/freshness-view.ts';

/** A sheet about a role; `chain-edit` and `chain-remove` are about one that is reached through another. */
export type RoleSheet = Sheet | { readonly kind: 'chain-edit' | 'chain-remove'; readonly role: Role };

/** What can be on top of the list: a sheet about a role or about those that were found, the organisations, or what was done. */
export type ShownSheet =
  | RoleSheet
  | { readonly kind: 'link-found'; readonly roles: readonly Role[] }
  | { readonly kind: 'organisations' | 'activity' };

/** The role a sheet is about, as its head shows it. */
export interface SheetTarget {
  readonly role: Role;
  /** Its name, where there are several. */
  readonly organisation: string | null;
  readonly name: string;
  /** In groups of four. */
  readonly id: string;
  readonly environment: EnvironmentName;
  /** Its own word; null: the usual one of its look. */
  readonly environmentWord: string | null;
  /** The person has said which one it is. */
  readonly corrected: boolean;
  readonly freshness: FreshnessView;
  /** Credentials are held that have not ended. */
  readonly usable: boolean;
  readonly pinned: boolean;
  readonly removed: boolean;
  /** Null: it is a permission set. */
  readonly chained: ChainedRole | null;
}
