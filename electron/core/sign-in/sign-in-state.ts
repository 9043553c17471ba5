import { outcomeOf } from '../failures/outcomes.ts';
import type { Instant } from '../time/instant.ts';
import { ServiceError } from '../failures/service-error.ts';

/** There is a sign-in. What differs is only how the way to AWS stands; none of these ends it. */
type Held = { readonly since: Instant } & (
  | { readonly name: 'signed-in' | 'refreshing' | 'throttled' | 'not-aws' | 'trouble' }
  /** `offlineSince`: when nothing answered for the first time in a row. */
  | { readonly name: 'offline'; readonly offlineSince: Instant }
);

/** There is none any more: AWS has refused it (`ended`), or it cannot be refreshed for another reason. */
type Over = { readonly name: 'ended' | 'sign-in-needed'; readonly endedAt: Instant };

type Settled = { readonly name: 'signed-out' } | Held | Over;

/** The sign-in of one organisation. An attempt lies over what there is, which goes on under it. */
export type SignInState = Settled | { readonly name: 'signing-in'; readonly over: Settled };

/** What can happen to it. */
export type SignInEvent =
  /** Read from disk at the start. */
  | { readonly name: 'restored'; readonly since: Instant }
  | { readonly name: 'attempt-begun' }
  /** Cancelled, refused by the person, run out, failed. */
  | { readonly name: 'attempt-over' }
  | { readonly name: 'approved'; readonly at: Instant }
  | { readonly name: 'signed-out' }
  | { readonly name: 'refresh-begun' }
  | { readonly name: 'refreshed' }
  | { readonly name: 'unreachable'; readonly at: Instant }
  /** Somebody answered who is not AWS. */
  | { readonly name: 'not-aws' }
  /** AWS answered with an error that ends nothing, or with something nobody can use. */
  | { readonly name: 'trouble' }
  | { readonly name: 'throttled' }
  /** AWS says that the sign-in is over. */
  | { readonly name: 'refused'; readonly at: Instant }
  /** Nothing is left to refresh it with: no refresh token, or a client that AWS has forgotten. */
  | { readonly name: 'not-renewable'; readonly at: Instant };

export const signedOut: SignInState = { name: 'signed-out' };

/**
 * The one place where a sign-in changes its state (docs/sign-in-states.md). An event that does not go with the state, such
 * as an answer that comes after the person has signed out, changes nothing. No trouble on the way ends a sign-in: only AWS
 * and the person do.
 */
export function stateAfter(state: SignInState, event: SignInEvent): SignInState {
  const isSigningIn = state.name === 'signing-in';
  switch (event.name) {
    case 'restored':
      return state.name === 'signed-out' ? { name: 'signed-in', since: event.since } : state;
    case 'attempt-begun':
      return isSigningIn ? state : { name: 'signing-in', over: state };
    case 'attempt-over':
      return isSigningIn ? state.over : state;
    case 'approved':
      return isSigningIn ? { name: 'signed-in', since: event.at } : state;
    case 'signed-out':
      return signedOut;
    default:
      return isSigningIn ? { name: 'signing-in', over: settledAfter(state.over, event) } : settledAfter(state, event);
  }
}

/** What a refresh, or an access token refused for good, can bring. */
export type RefreshEvent = Extract<
  SignInEvent,
  {
    name:
      'refresh-begun' | 'refreshed' | 'unreachable' | 'not-aws' | 'trouble' | 'throttled' | 'refused' | 'not-renewable';
  }
>;

function settledAfter(state: Settled, event: RefreshEvent): Settled {
  if (!isHeld(state)) {
    return state;
  }
  const { since } = state;
  switch (event.name) {
    case 'refresh-begun':
      // Trouble is over when AWS has answered, not when it is asked again.
      return state.name === 'signed-in' ? { name: 'refreshing', since } : state;
    case 'refreshed':
      return { name: 'signed-in', since };
    case 'unreachable':
      return state.name === 'offline' ? state : { name: 'offline', since, offlineSince: event.at };
    case 'not-aws':
    case 'trouble':
    case 'throttled':
      return { name: event.name, since };
    case 'refused':
      return { name: 'ended', endedAt: event.at };
    case 'not-renewable':
      return { name: 'sign-in-needed', endedAt: event.at };
  }
}

/** The sign-in there is, also under an attempt to sign in again; null: none. */
export function heldOf(state: SignInState): Held | null {
  const settled = state.name === 'signing-in' ? state.over : state;
  return isHeld(settled) ? settled : null;
}

/** It has ended, and nobody is signing in. */
export function isOver(state: SignInState): boolean {
  return state.name === 'ended' || state.name === 'sign-in-needed';
}

function isHeld(state: Settled): state is Held {
  return 'since' in state;
}

/** What a failed refresh means: the table's word. What is no answer at all, as a fault of our own, is trouble. */
export function eventOfFailure(error: unknown, at: Instant): RefreshEvent {
  const { state } = outcomeOf('refresh', error instanceof ServiceError ? error.kind : 'unexpected');
  switch (state) {
    case 'offline':
      return { name: 'unreachable', at };
    case 'ended':
      return { name: 'refused', at };
    case 'sign-in-needed':
      return { name: 'not-renewable', at };
    case 'not-aws':
    case 'throttled':
      return { name: state };
    case 'trouble':
    case 'as-before':
    case 'signed-out':
      return { name: 'trouble' };
  }
}
