import { describe, expect, it } from 'vitest';
import { failure } from '../../../electron/core/failures/fail.ts';
import { outcomeOf, steps, type Step } from '../../../electron/core/failures/outcomes.ts';
import type { ServiceErrorKind } from '../../../electron/core/failures/service-error.ts';

/** State, what is said, what can be done next: the same at every step but for the rows below. */
const usual: Readonly<Record<ServiceErrorKind, string>> = {
  offline: 'as-before, offline, try-again',
  proxy: 'as-before, proxy-in-between, network',
  throttled: 'as-before, throttled, try-again',
  unavailable: 'as-before, service-error, try-again',
  unauthorized: 'ended, sign-in-needed, sign-in',
  forbidden: 'as-before, access-denied, reload',
  'not-found': 'as-before, access-denied, reload',
  'invalid-grant': 'as-before, sign-in-needed, sign-in',
  'invalid-client': 'as-before, sign-in-needed, sign-in',
  'invalid-request': 'as-before, service-error, try-again',
  unsupported: 'as-before, sign-in-unsupported, administrator',
  'region-refused': 'as-before, service-error, try-again',
  cancelled: 'as-before, cancelled, nothing',
  unexpected: 'as-before, service-error, try-again',
};
const notAccepted = 'as-before, attempt-not-accepted, sign-in';
const oidc = { unauthorized: notAccepted, 'invalid-grant': notAccepted, 'invalid-client': notAccepted };
const doubted = 'as-before, portal-not-found, edit-address-or-region';
const returned = 'as-before, return-refused, sign-in';
const renew = 'sign-in-needed, sign-in-needed, sign-in';
const trouble = 'trouble, service-error, by-itself';
const noList = 'as-before, list-denied, administrator';
const rows: Readonly<Record<Step, Partial<Record<ServiceErrorKind, string>>>> = {
  'register-browser': { ...oidc, 'invalid-request': doubted },
  'register-code': { ...oidc, 'invalid-request': 'as-before, sign-in-unsupported, administrator' },
  'device-code': { ...oidc, 'invalid-request': doubted },
  poll: oidc,
  redeem: { ...oidc, 'invalid-grant': returned, 'invalid-request': returned },
  refresh: {
    offline: 'offline, offline, by-itself',
    proxy: 'not-aws, proxy-in-between, network',
    throttled: 'throttled, throttled, by-itself',
    unavailable: trouble,
    forbidden: trouble,
    'not-found': trouble,
    unexpected: trouble,
    'region-refused': trouble,
    cancelled: 'offline, cancelled, by-itself',
    'invalid-grant': 'ended, sign-in-needed, sign-in',
    'invalid-client': renew,
    'invalid-request': renew,
    unsupported: renew,
  },
  list: { forbidden: noList, 'not-found': noList },
  credentials: {},
  'caller-identity': {
    'region-refused': 'as-before, role-arn-refused, look-it-up',
    'invalid-grant': 'as-before, service-error, try-again',
  },
  'assume-role': {
    forbidden: 'as-before, chained-role-refused, administrator',
    'not-found': 'as-before, chained-role-refused, administrator',
    'invalid-grant': 'as-before, service-error, try-again',
    'invalid-request': 'as-before, chained-role-invalid, edit-definition',
    'region-refused': 'as-before, chained-role-region, administrator',
  },
  console: { 'invalid-request': 'as-before, console-refused, try-again' },
  'sign-out': Object.fromEntries(
    Object.entries(usual).map(([kind, row]) => [kind, `signed-out, ${row.split(', ')[1] ?? ''}, by-itself`]),
  ),
};
const kinds = Object.keys(usual) as ServiceErrorKind[];

describe.each(steps)('what an answer to %s means', (step) => {
  it.each(kinds)('%s', (kind) => {
    const { state, said, next } = outcomeOf(step, kind);
    expect(`${state}, ${said.replace('failure.', '')}, ${next}`).toBe(rows[step][kind] ?? usual[kind]);
  });

  it.each(kinds)('%s is tried again by nobody where that cannot help', (kind) => {
    const { code, next } = outcomeOf(step, kind);
    const final = ['nothing', 'look-it-up', 'administrator'].includes(next);
    expect(final && failure(code).retry).toBe(false);
  });
});
