import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Log } from '../ports/desktop.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { SupportStep } from '../app/last-problems.ts';
import type { BrowserAttemptParts } from './browser-attempt.ts';
import type { EndWarningParts } from '../notifications/end-warnings.ts';
import type { LogOutLaterParts } from './log-out.ts';
import type { RefreshParts } from './token-refresh.ts';

export interface SignInParts extends BrowserAttemptParts, RefreshParts, EndWarningParts, LogOutLaterParts {
  readonly settings: SettingsStore;
  readonly log: Log;
  /** Something went wrong that support may ask for. */
  readonly onProblem: (step: SupportStep, failure: Failure) => void;
  /** Rejects with a `FailureError` where no attempt should be made. */
  readonly beforeAttempt: () => Promise<void>;
  /** The portal has answered for the first time, so it is in that region. */
  readonly onRegionWorked: () => void;
}

/** What the rest of core is told of a sign-in. */
export interface SignInEvents {
  changed(): void;
  /** Approved; `then` is what the person wanted done after it. */
  signedIn(then: Intent | null): void;
  ended(): void;
}
