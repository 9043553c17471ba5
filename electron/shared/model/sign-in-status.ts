import { isSoon, type SignIn, type SignInEnd } from './sign-in.ts';

/** How a sign-in stands, the one thing that is said of it; with `since`, what can be said of it besides. */
export type SignInStatus =
  | { readonly kind: 'signed-out' | 'waiting' | 'ended' }
  | { readonly kind: 'ends-soon'; readonly since: number; readonly end: SignInEnd }
  | { readonly kind: 'offline' | 'not-aws' | 'trouble'; readonly since: number; readonly end: SignInEnd | null }
  | { readonly kind: 'until'; readonly since: number; readonly end: SignInEnd }
  | { readonly kind: 'since'; readonly since: number };

/**
 * What is said of a sign-in at `now` (ms, server's clock), in this order: that there is none, that its end is near, what is
 * wrong with the way to AWS, its end, its beginning. An end that has passed without AWS having refused is not known.
 */
export function signInStatus(signIn: SignIn, now: number): SignInStatus {
  if (signIn.state === 'signed-out' || signIn.state === 'ended') return { kind: signIn.state };
  if (signIn.state !== 'signed-in') return { kind: 'waiting' };
  const { since, connection } = signIn;
  const end = signIn.end !== null && signIn.end.at > now ? signIn.end : null;
  if (end !== null && isSoon(end, now)) return { kind: 'ends-soon', since, end };
  if (connection === 'offline' || connection === 'not-aws' || connection === 'trouble') {
    return { kind: connection, since, end };
  }
  return end === null ? { kind: 'since', since } : { kind: 'until', since, end };
}
