import type { FaultCase } from './fault-case.ts';
import type { Moment } from './moments.ts';

/** What was seen of one fault at one moment. */
export interface Seen {
  readonly moment: Moment;
  readonly fault: FaultCase;
  /** How often it struck; null: for the whole period. */
  readonly times: number | null;
  /** What was said: failure codes, and a connection that is not good. */
  readonly said: ReadonlySet<string>;
  /** Sentences for the person by their code. */
  readonly sentences: ReadonlyMap<string, string>;
  /** Where a secret of AWS stands that is for nobody to read: sentences, notifications, the log. */
  readonly leaks: readonly string[];
  /** The state at the end of the period, and after it. */
  readonly during: string;
  readonly after: string;
  /** Calls of the moment in the period. */
  readonly calls: number;
  readonly opened: number;
  readonly fewestAccounts: number;
  readonly fewestRoles: number;
  /** At some moment no refresh token was on disk. */
  readonly tokenLost: boolean;
  /** The one that AWS gave last is there in the end. */
  readonly tokenAtLast: boolean;
  readonly pinKept: boolean;
  /** Credentials that were held before and are good still. */
  readonly heldKept: boolean;
  readonly stillPending: boolean;
  /** What is served has ended already. */
  readonly servedExpired: boolean;
  /** After the fault, with the sign-in done again if it has ended, everything works. */
  readonly healed: boolean;
}

export interface Judged extends Seen {
  readonly broken: readonly string[];
}
