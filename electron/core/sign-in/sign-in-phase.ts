import type { SignInView } from '../../contract/organisation.ts';
import type { Instant } from '../instant.ts';

/** How the way to AWS stands while signed in. None of these ends a sign-in. */
export type Connection = 'good' | 'refreshing' | 'offline' | 'throttled';

/** What there is besides an attempt to sign in, which lies on top of it and leaves it as it was when cancelled. */
export type SignInBase =
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly since: Instant; readonly connection: Connection }
  | { readonly state: 'ended'; readonly endedAt: Instant };

/** An attempt on its way: AWS is asked for a code, or the person for approval. */
export type AttemptView = Extract<SignInView, { state: 'starting' | 'waiting-for-approval' | 'waiting-in-browser' }>;
