import type { Failure } from '../../contract/failure.ts';
import type { SignInView } from '../../contract/organisation.ts';
import type { SupportStep } from '../app/support.ts';
import type { SignInEnd } from './sign-in-length.ts';
import type { SignInState } from './sign-in-state.ts';
import type { SignInWay } from '../ports/identity-center.ts';

/** What is shown of an attempt: AWS is asked for a code, or the person for approval. */
export type AttemptView = Extract<SignInView, { state: 'starting' | 'waiting-for-approval' | 'waiting-in-browser' }>;

/**
 * The state of a sign-in as the window sees it: an attempt hides what it lies over. That a sign-in was refused and that
 * it cannot be refreshed are the same to the person, who has to sign in.
 */
export function signInView(
  state: SignInState,
  attempt: AttemptView | null,
  end: SignInEnd,
  problem: Failure | null,
): SignInView {
  if (attempt !== null) {
    return attempt;
  }
  const settled = state.name === 'signing-in' ? state.previous : state;
  switch (settled.name) {
    case 'signed-out':
      return { state: 'signed-out', problem };
    case 'ended':
    case 'sign-in-needed':
      return { state: 'ended', endedAt: settled.endedAt, problem };
    case 'signed-in':
      return { state: 'signed-in', since: settled.since, connection: 'good', offlineSince: null, end, problem };
    case 'refreshing':
    case 'throttled':
    case 'not-aws':
    case 'trouble':
      return { state: 'signed-in', since: settled.since, connection: settled.name, offlineSince: null, end, problem };
    case 'offline': {
      const { since, offlineSince } = settled;
      return { state: 'signed-in', since, connection: 'offline', offlineSince, end, problem };
    }
  }
}

/**
 * The attempt as it is shown; null: not yet.
 *
 * @param isRetry it was made again by itself, so that what is on screen stays until AWS answers.
 */
export function shownAttempt(attempt: AttemptView | null, isRetry: boolean): AttemptView | null {
  return isRetry && attempt?.state === 'starting' ? null : attempt;
}

/** What an attempt is doing, for a support case. */
export function stepOf(attempt: AttemptView, way: SignInWay): SupportStep {
  switch (attempt.state) {
    case 'starting':
      return way === 'browser' ? 'step.start-browser' : 'step.start-code';
    case 'waiting-for-approval':
      return 'step.approval';
    case 'waiting-in-browser':
      return attempt.redeeming ? 'step.redeem' : 'step.browser';
  }
}
