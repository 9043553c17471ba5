import type { FailureCode } from '../../electron/contract/failure.ts';
import type { SignInWay } from '../../electron/core/sign-in/sign-in-way.ts';

/** When a fault can strike: which call, and what sets it off. */
export interface Moment {
  readonly name: string;
  readonly path: string;
  readonly service: 'oidc' | 'portal' | 'sign-in host';
  /** How the person signed in before; another way needs a registration of its own. */
  readonly before: SignInWay;
  readonly begins:
    { readonly kind: 'sign-in'; readonly way: SignInWay } | { readonly kind: 'time' | 'reload' | 'copy' | 'console' };
  /** The most calls of this path in the quarter of an hour, when AWS does not ask for a slower pace and when it does. */
  readonly most: { readonly calls: number; readonly throttled: number };
  /** What else may be said at this moment, whatever the fault. */
  readonly also: readonly FailureCode[];
}

export const moments: readonly Moment[] = [
  {
    name: 'register',
    path: '/client/register',
    service: 'oidc',
    before: 'browser',
    begins: { kind: 'sign-in', way: 'code' },
    most: { calls: 1, throttled: 1 },
    also: [],
  },
  {
    name: 'authorize',
    path: '/device_authorization',
    service: 'oidc',
    before: 'code',
    begins: { kind: 'sign-in', way: 'code' },
    most: { calls: 2, throttled: 2 },
    also: ['portal-not-found'],
  },
  {
    name: 'poll',
    path: '/token',
    service: 'oidc',
    before: 'code',
    begins: { kind: 'sign-in', way: 'code' },
    // Every five seconds until the code has run out.
    most: { calls: 121, throttled: 121 },
    also: ['code-expired'],
  },
  {
    name: 'exchange',
    path: '/token',
    service: 'oidc',
    before: 'browser',
    begins: { kind: 'sign-in', way: 'browser' },
    most: { calls: 5, throttled: 5 },
    also: ['browser-did-not-return'],
  },
  {
    name: 'refresh',
    path: '/token',
    service: 'oidc',
    before: 'code',
    begins: { kind: 'time' },
    // After 2, 5, 15 and 30 s, then once a minute.
    most: { calls: 20, throttled: 20 },
    also: [],
  },
  {
    name: 'list accounts',
    path: '/assignment/accounts',
    service: 'portal',
    before: 'code',
    begins: { kind: 'reload' },
    // Four tries, and again every five minutes. A slower pace is one call a second.
    most: { calls: 16, throttled: 905 },
    also: [],
  },
  {
    name: 'list roles',
    path: '/assignment/roles',
    service: 'portal',
    before: 'code',
    begins: { kind: 'reload' },
    // The same for each of five accounts.
    most: { calls: 80, throttled: 905 },
    also: [],
  },
  {
    name: 'credentials',
    path: '/federation/credentials',
    service: 'portal',
    before: 'code',
    begins: { kind: 'copy' },
    most: { calls: 2, throttled: 1 },
    also: [],
  },
  {
    name: 'federation',
    path: '/federation',
    service: 'sign-in host',
    before: 'code',
    begins: { kind: 'console' },
    most: { calls: 2, throttled: 1 },
    also: ['console-refused'],
  },
];
