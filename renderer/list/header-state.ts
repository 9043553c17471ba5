import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import { clockTime } from '../time/clock-time.ts';
import { aboutLeft, timeLeft } from '../time/left.ts';
import { endsSoon } from '../time/sign-in-end.ts';

type SignedIn = Extract<SignInView, { state: 'signed-in' }>;

/**
 * The line under the organisation's name. AWS never says when a sign-in ends, so its beginning is told, unless a length
 * was set or learned.
 */
export function headerState(signIn: SignInView, now: number): string {
  switch (signIn.state) {
    case 'signed-in':
      return signedIn(signIn, now);
    case 'signed-out':
      return text('header.signed-out');
    case 'ended':
      return text('header.ended');
    case 'starting':
    case 'waiting-for-approval':
    case 'waiting-in-browser':
      return text('header.signing-in');
  }
}

/** The line under "All organisations". */
export function headerStateOfAll(organisations: readonly OrganisationView[]): string {
  const signedIn = organisations.filter(({ signIn }) => signIn.state === 'signed-in').length;
  return text('header.signed-in-to', { signedIn, count: organisations.length });
}

/** Null: nothing to say of the way to AWS. */
const troubles: Readonly<Record<SignedIn['connection'], KeyOf | null>> = {
  good: null,
  refreshing: null,
  throttled: null,
  offline: 'header.offline',
  'not-aws': 'header.not-aws',
  trouble: 'header.trouble',
};

function signedIn({ since, connection, end }: SignedIn, now: number): string {
  const isNear = endsSoon(end, now) !== null;
  // The banner says that there is no connection; the end that comes near is the second fact.
  const trouble = troubles[connection];
  if (trouble !== null && !isNear) return text(trouble);
  const left = end === null ? 0 : end.at - now;
  if (end === null || left <= 0) return text('header.signed-in-since', { time: clockTime(since, now) });
  return end.kind === 'set'
    ? text(isNear ? 'header.ends' : 'header.left', { left: timeLeft(left) })
    : text(isNear ? 'header.ends-about' : 'header.about', { left: aboutLeft(left) });
}
