import type { Account } from '../../../electron/contract/catalogue.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { ListedAccount } from '../rows/accounts.ts';
import type { SearchableText, Tolerance } from './match-text.ts';
import type { RoleIndex } from './role-index.ts';

/** The list of one organisation, as the search sees it. */
export interface SearchScope {
  readonly organisationId: string;
  /** Null: there is no other organisation, so that its name does not matter. */
  readonly organisationName: SearchableText | null;
  readonly index: RoleIndex;
}

/** What is known of roles besides their list. */
export interface SearchFacts {
  /** Roles of late, latest first. */
  readonly used: readonly Role[];
  readonly isLive: (role: Role) => boolean;
  readonly isPinned: (role: Role) => boolean;
}

export interface FoundRole {
  readonly organisationId: string;
  readonly account: Account;
  readonly roleName: string;
}

export interface Found {
  /** Best match first. */
  readonly roles: readonly FoundRole[];
  /** Accounts that match and whose permission sets are not read yet. */
  readonly unreadAccounts: readonly ListedAccount[];
  /** The words and the tolerance that found them, for marking the letters. */
  readonly words: readonly string[];
  readonly tolerance: Tolerance;
}
