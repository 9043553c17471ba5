import { day, minute } from './spans.ts';

export const connections = ['good', 'refreshing', 'offline', 'not-aws', 'trouble', 'throttled'] as const;
/**
 * How the way to AWS stands. `offline`: nothing answers; `not-aws`: something answers that is not AWS; `trouble`: AWS
 * answers with errors. None of them ends a sign-in.
 */
export type Connection = (typeof connections)[number];

export const endKinds = ['set', 'learned'] as const;
/** When a sign-in ends (ms, server's clock): set by the person, or learned from earlier refusals and so only about right. */
export interface SignInEnd {
  readonly at: number;
  readonly kind: (typeof endKinds)[number];
}

/** What of a sign-in says how it stands. AWS never says when it ends, so most often its end is null. */
export type SignIn =
  | { readonly state: 'signed-out' | 'starting' | 'waiting-for-approval' | 'waiting-in-browser' | 'ended' }
  | {
      readonly state: 'signed-in';
      readonly since: number;
      readonly connection: Connection;
      readonly end: SignInEnd | null;
    };

/** How long (ms) a sign-in can last: what IAM Identity Center lets an administrator choose. */
export const shortestSignIn = 15 * minute;
export const longestSignIn = 90 * day;

/** From here on (ms) the person is asked to sign in again. */
export const soon = 10 * minute;
/** From here on (ms) for the last time. */
export const last = 2 * minute;

/** Whether an attempt to sign in is under way, in the browser or with a code. */
export function isWaiting(state: SignIn['state']): boolean {
  return state === 'starting' || state === 'waiting-for-approval' || state === 'waiting-in-browser';
}

/** Whether nothing of AWS can be had now: nothing answers, or somebody else does. */
export function isCutOff(connection: Connection): boolean {
  return connection === 'offline' || connection === 'not-aws';
}

/** Whether an end is near; one that has passed without AWS having refused was none. */
export function isSoon(end: SignInEnd | null, now: number): boolean {
  return end !== null && end.at > now && end.at - now <= soon;
}

/** Whether the person is asked to sign in, before roles can be used, or again, before the sign-in ends; null: not now. */
export function asksForSignIn(signIn: SignIn, now: number): 'first' | 'again' | null {
  if (signIn.state === 'signed-out' || signIn.state === 'ended') return 'first';
  return signIn.state === 'signed-in' && isSoon(signIn.end, now) ? 'again' : null;
}
