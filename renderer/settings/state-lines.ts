import type { SignInView } from '../../electron/contract/organisation.ts';
import { signInSentence } from '../../electron/shared/format/sign-in-sentence.ts';
import { signInStatus } from '../../electron/shared/model/sign-in-status.ts';

/** How a sign-in stands at `now` (ms, server's clock), in at most two lines for a narrow column. */
export function stateLines(signIn: SignInView, now: number): string {
  return signInSentence('settings', signInStatus(signIn, now), '', { now, clockOffset: 0 });
}
