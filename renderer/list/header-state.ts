import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { signInSentence } from '../../electron/shared/format/sign-in-sentence.ts';
import { signInStatus } from '../../electron/shared/model/sign-in-status.ts';
import { text } from '../../electron/shared/text/text.ts';

/**
 * The line under the organisation's name at `now` (ms, server's clock, on which the window shows all its times). The banner
 * says what is wrong with the way to AWS, and this line the second fact: how the sign-in stands.
 */
export function headerState(signIn: SignInView, now: number): string {
  return signInSentence('header', signInStatus(signIn, now), '', { now, clockOffset: 0 });
}

/** The same of an organisation in the switcher, where no banner stands beside it. */
export function switcherState(signIn: SignInView, now: number): string {
  return signInSentence('switcher', signInStatus(signIn, now), '', { now, clockOffset: 0 });
}

/** The line under "All organisations". */
export function headerStateOfAll(organisations: readonly OrganisationView[]): string {
  const signedIn = organisations.filter(({ signIn }) => signIn.state === 'signed-in').length;
  return text('header.signed-in-to', { signedIn, count: organisations.length });
}
