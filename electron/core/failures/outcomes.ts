import type { FailureCode } from '../../contract/failure.ts';
import type { ServiceErrorKind } from './service-error.ts';
import type { FailureText } from '../../shared/text/text.ts';

/** What Latchkey is doing with AWS when an answer comes, or none. */
export const steps = [
  'register-browser',
  'register-code',
  'device-code',
  'poll',
  'redeem',
  'refresh',
  'list',
  'credentials',
  'caller-identity',
  'assume-role',
  'console',
  'sign-out',
] as const;
export type Step = (typeof steps)[number];

/**
 * What becomes of the sign-in. `as-before`: nothing. Four say how the way to AWS stands, and none of them ends it: `offline` is
 * only where nothing answered, `not-aws` where somebody else did. `ended`: AWS refuses it; `sign-in-needed`: it cannot be
 * renewed any more.
 */
export type Consequence =
  'as-before' | 'offline' | 'not-aws' | 'trouble' | 'throttled' | 'ended' | 'sign-in-needed' | 'signed-out';

/** What the person can do next; `by-itself`: nothing, Latchkey does it again. */
export type NextStep =
  | 'by-itself'
  | 'try-again'
  | 'network'
  | 'sign-in'
  | 'edit-address-or-region'
  | 'edit-definition'
  | 'reload'
  | 'administrator'
  | 'look-it-up'
  | 'nothing';

export interface Outcome {
  readonly state: Consequence;
  readonly code: FailureCode;
  /** The sentence, where it is not the one of the code. */
  readonly said: FailureText;
  readonly next: NextStep;
}

type Row = Readonly<Record<ServiceErrorKind, Outcome>>;

function is(state: Consequence, code: FailureCode, next: NextStep, said: FailureText = `failure.${code}`): Outcome {
  return { state, code, said, next };
}

/** What an answer means where the step does not make it mean something else. */
const usual: Row = {
  offline: is('as-before', 'offline', 'try-again'),
  proxy: is('as-before', 'proxy-in-between', 'network'),
  throttled: is('as-before', 'throttled', 'try-again'),
  unavailable: is('as-before', 'service-error', 'try-again'),
  unauthorized: is('ended', 'sign-in-needed', 'sign-in'),
  forbidden: is('as-before', 'access-denied', 'reload'),
  'not-found': is('as-before', 'access-denied', 'reload'),
  'invalid-grant': is('as-before', 'sign-in-needed', 'sign-in'),
  'invalid-client': is('as-before', 'sign-in-needed', 'sign-in'),
  'invalid-request': is('as-before', 'service-error', 'try-again'),
  unsupported: is('as-before', 'sign-in-unsupported', 'administrator'),
  'region-refused': is('as-before', 'service-error', 'try-again'),
  cancelled: is('as-before', 'cancelled', 'nothing'),
  unexpected: is('as-before', 'service-error', 'try-again'),
};

/** AWS answers a wrong region or address with no more than this (docs/aws.md#a-wrong-region), so both are doubted. */
const doubted = is('as-before', 'portal-not-found', 'edit-address-or-region');

/** No sign-in has ended: this one has not begun. The next attempt registers anew. */
const notAccepted = is('as-before', 'sign-in-needed', 'sign-in', 'failure.attempt-not-accepted');

/** A 401 of the OIDC service says by name what it is about; a bare one ends nothing (docs/aws.md#errors-of-oidc). */
const oidc: Row = { ...usual, unauthorized: notAccepted, 'invalid-grant': notAccepted, 'invalid-client': notAccepted };

/** The browser did come back: what went wrong is what AWS made of it. */
const returned = is('as-before', 'return-refused', 'sign-in');

function notAssumed(next: NextStep, said: FailureText = 'failure.chained-role-refused'): Outcome {
  return is('as-before', 'chained-role-refused', next, said);
}

/** A refusal of the list is about no single role. */
const listDenied = is('as-before', 'access-denied', 'administrator', 'failure.list-denied');

/** AWS could not be asked; here it is done, and tried again. */
function signedOutHere(row: Row): Row {
  const entries = Object.entries(row).map(([kind, { code, said }]) => [
    kind,
    is('signed-out', code, 'by-itself', said),
  ]);
  return Object.fromEntries(entries) as Record<ServiceErrorKind, Outcome>;
}

/** The one table of what an answer means: by what was asked, and by what came back (docs/sign-in-states.md#what-ends-it). */
const outcomes: Readonly<Record<Step, Row>> = {
  // With the portal as issuer: refused before a browser has been opened.
  'register-browser': { ...oidc, 'invalid-request': doubted },
  // No address is in this call, so none can be wrong.
  'register-code': { ...oidc, 'invalid-request': usual.unsupported },
  'device-code': { ...oidc, 'invalid-request': doubted },
  poll: oidc,
  redeem: { ...oidc, 'invalid-grant': returned, 'invalid-request': returned },
  refresh: {
    offline: is('offline', 'offline', 'by-itself'),
    proxy: is('not-aws', 'proxy-in-between', 'network'),
    throttled: is('throttled', 'throttled', 'by-itself'),
    unavailable: is('trouble', 'service-error', 'by-itself'),
    unauthorized: is('ended', 'sign-in-needed', 'sign-in'),
    // OIDC names what ends a sign-in (docs/aws.md#errors-of-oidc); these are not among it.
    forbidden: is('trouble', 'service-error', 'by-itself'),
    'not-found': is('trouble', 'service-error', 'by-itself'),
    unexpected: is('trouble', 'service-error', 'by-itself'),
    'region-refused': is('trouble', 'service-error', 'by-itself'),
    cancelled: is('offline', 'cancelled', 'by-itself'),
    'invalid-grant': is('ended', 'sign-in-needed', 'sign-in'),
    // The same again would be refused again.
    'invalid-client': is('sign-in-needed', 'sign-in-needed', 'sign-in'),
    'invalid-request': is('sign-in-needed', 'sign-in-needed', 'sign-in'),
    unsupported: is('sign-in-needed', 'sign-in-needed', 'sign-in'),
  },
  list: { ...usual, forbidden: listDenied, 'not-found': listDenied },
  credentials: usual,
  'caller-identity': {
    ...usual,
    // Keys that have ended say nothing of the sign-in.
    'invalid-grant': usual.unexpected,
    // Every region that could know has been asked by then.
    'region-refused': is('as-before', 'role-arn-unknown', 'look-it-up', 'failure.role-arn-refused'),
  },
  // None of these is about the permission set, nor about the sign-in.
  'assume-role': {
    ...usual,
    forbidden: notAssumed('administrator'),
    'not-found': notAssumed('administrator'),
    'invalid-grant': usual.unexpected,
    'invalid-request': notAssumed('edit-definition', 'failure.chained-role-invalid'),
    'region-refused': notAssumed('administrator', 'failure.chained-role-region'),
  },
  // A definite no of the federation endpoint is about the console, not about the sign-in.
  console: { ...usual, 'invalid-request': is('as-before', 'console-refused', 'try-again') },
  'sign-out': signedOutHere(usual),
};

/** What follows from an answer to this step. */
export function outcomeOf(step: Step, kind: ServiceErrorKind): Outcome {
  return outcomes[step][kind];
}

/** What an answer means to whoever does not know the step. */
export function usualOutcome(kind: ServiceErrorKind): Outcome {
  return usual[kind];
}
