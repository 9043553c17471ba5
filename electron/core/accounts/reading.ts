import type { AccountId } from '../../contract/identifiers.ts';
import type { Instant } from '../time/instant.ts';
import type { Before } from './account-list.ts';
import { AccountQueue } from './account-queue.ts';

/** Whether somebody waits for a reading, or it was due by itself. */
export type Urgency = 'foreground' | 'background';

/** How far a reading of the whole list came before it was interrupted. */
export interface Unfinished {
  readonly startedAt: Instant;
  /** Accounts whose permission sets were read. */
  readonly done: ReadonlySet<AccountId>;
  /** All pages of accounts were read, so that the accounts of the list are those there are. */
  readonly accountsComplete: boolean;
  readonly before: Before;
}

/** A reading under way. */
export interface Reading {
  /** All there is, or only some accounts. */
  readonly whole: boolean;
  readonly startedAt: Instant;
  readonly abort: AbortController;
  readonly seen: Set<AccountId>;
  readonly done: Set<AccountId>;
  readonly failed: Set<AccountId>;
  readonly queue: AccountQueue;
  readonly before: Before;
  accountsComplete: boolean;
  /** How many entries of AWS's answers could not be read. */
  leftOut: number;
}

/** A reading of everything; it goes on where an unfinished one stopped. */
export function wholeReading(now: Instant, unfinished: Unfinished | null, listed: readonly AccountId[]): Reading {
  const accountsComplete = unfinished?.accountsComplete ?? false;
  return {
    whole: true,
    startedAt: unfinished?.startedAt ?? now,
    abort: new AbortController(),
    seen: new Set(accountsComplete ? listed : []),
    done: new Set(unfinished?.done),
    failed: new Set(),
    queue: new AccountQueue([]),
    before: new Map(unfinished?.before),
    accountsComplete,
    leftOut: 0,
  };
}

/** A reading of the permission sets of some accounts that are in the list. */
export function partReading(now: Instant, ids: readonly AccountId[]): Reading {
  return {
    whole: false,
    startedAt: now,
    abort: new AbortController(),
    seen: new Set(ids),
    done: new Set(),
    failed: new Set(),
    queue: new AccountQueue(ids),
    before: new Map(),
    accountsComplete: true,
    leftOut: 0,
  };
}
