import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import type { Sheet } from '../../electron/contract/events.ts';
import type { EnvironmentName } from '../../electron/contract/environment.ts';
import type { Failure } from '../../electron/contract/failure.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { AccountOfRole } from '../stores/actions.svelte.ts';
import type { FreshnessView } from '../ui/freshness-view.ts';

/** A sheet about a role; `chain-edit` and `chain-remove` are about one that is reached through another. */
export type RoleSheet = Sheet | { readonly kind: 'chain-edit' | 'chain-remove'; readonly role: Role };

/** A sheet about an account: what is known of it, or what the person writes on it. */
export interface AccountSheet {
  readonly kind: 'details' | 'label';
  readonly of: AccountOfRole;
  /** The role it was opened from; null: the account itself. */
  readonly from: Role | null;
}

/** What can be on top of the list: a sheet about a role or about those that were found, the organisations, or what was done. */
export type ShownSheet =
  | RoleSheet
  | AccountSheet
  | { readonly kind: 'link-found'; readonly roles: readonly Role[] }
  | { readonly kind: 'organisations' | 'activity' | 'filter' | 'shortcuts' | 'list-actions' };

/** The role a sheet is about, as its head shows it. */
export interface SheetTarget {
  readonly role: Role;
  /** Its name, where the header names another one or all. */
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
  /** The person hid its account, or it alone. */
  readonly hidden: boolean;
  readonly roleHidden: boolean;
  /** Why it was not renewed, as far as AWS has said; null: it was, or nothing is held. */
  readonly problem: Failure | null;
  /** Null: it is a permission set. */
  readonly chained: ChainedRole | null;
}

/** How long the credentials of a role are still good, as it is written; null: none are held, or something else is written. */
export function leftOf({ usable, freshness }: Pick<SheetTarget, 'usable' | 'freshness'>): string | null {
  return usable && (freshness.ring === 'live' || freshness.ring === 'soon') ? freshness.text : null;
}
