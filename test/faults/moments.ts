import type { FailureCode } from '../../electron/contract/failure.ts';
import type { SignInWay } from '../../electron/core/ports/identity-center.ts';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { SwitchChange } from '../identity-center/state/switches.ts';

export type MomentName =
  | 'register'
  | 'register in the browser'
  | 'authorize'
  | 'poll'
  | 'callback'
  | 'exchange'
  | 'refresh'
  | 'refresh, once'
  | 'list accounts'
  | 'second page'
  | 'list roles'
  | 'credentials'
  | 'federation'
  | 'caller identity'
  | 'assume role'
  | 'logout';

/** When a fault can inject: which call, and what sets it off. */
export interface Moment {
  readonly name: MomentName;
  readonly path: string;
  /** Which calls of the path it is about; all when left out. */
  readonly only?: Pick<FaultRequest, 'grantType' | 'page'>;
  /** `named`: only the faults that name it. `lost`: only those after which AWS has done what was asked. */
  readonly takes: 'all' | 'named' | 'lost';
  /** How the person signed in before; another way needs a registration of its own. */
  readonly before: SignInWay;
  /** How the service behaves, besides the fault. */
  readonly switches?: SwitchChange;
  readonly begins:
    | { readonly kind: 'sign-in'; readonly way: SignInWay }
    | { readonly kind: 'time' | 'reload' | 'copy' | 'console' | 'arn' | 'chain' | 'sign-out' };
  /**
   * The most calls in the quarter of an hour: when AWS does not ask for a slower pace, when it does, and after a fault that
   * strikes once.
   */
  readonly most: { readonly calls: number; readonly throttled: number; readonly once?: number };
  /** What else may be said at this moment, whatever the fault. */
  readonly also: readonly FailureCode[];
}

const once = { calls: 1, throttled: 1 };

export const moments: readonly Moment[] = [
  {
    name: 'register',
    path: '/client/register',
    takes: 'all',
    before: 'browser',
    begins: { kind: 'sign-in', way: 'code' },
    most: once,
    also: [],
  },
  {
    name: 'register in the browser',
    path: '/client/register',
    takes: 'named',
    before: 'code',
    begins: { kind: 'sign-in', way: 'browser' },
    most: once,
    also: [],
  },
  {
    name: 'authorize',
    path: '/device_authorization',
    takes: 'all',
    before: 'code',
    begins: { kind: 'sign-in', way: 'code' },
    most: { calls: 2, throttled: 2 },
    also: ['portal-not-found'],
  },
  {
    name: 'poll',
    path: '/token',
    only: { grantType: 'device_code' },
    takes: 'all',
    before: 'code',
    begins: { kind: 'sign-in', way: 'code' },
    // Every second until the code has run out: the pace the service set.
    most: { calls: 601, throttled: 121 },
    also: ['code-expired'],
  },
  {
    name: 'callback',
    path: '/authorize',
    takes: 'named',
    before: 'browser',
    begins: { kind: 'sign-in', way: 'browser' },
    most: once,
    also: [],
  },
  {
    name: 'exchange',
    path: '/token',
    only: { grantType: 'authorization_code' },
    takes: 'all',
    before: 'browser',
    begins: { kind: 'sign-in', way: 'browser' },
    most: { calls: 5, throttled: 5 },
    also: ['browser-did-not-return'],
  },
  {
    name: 'refresh',
    path: '/token',
    only: { grantType: 'refresh_token' },
    takes: 'all',
    before: 'code',
    begins: { kind: 'time' },
    // After 2, 5, 15 and 30 s, then once a minute.
    most: { calls: 20, throttled: 20 },
    also: [],
  },
  {
    name: 'refresh, once',
    path: '/token',
    only: { grantType: 'refresh_token' },
    takes: 'lost',
    before: 'code',
    switches: { singleUseRefreshTokens: true },
    begins: { kind: 'time' },
    // The one whose answer is lost, and the one that is refused, if that answer is not lost as well.
    most: { once: 2, calls: 20, throttled: 20 },
    also: ['sign-in-needed'],
  },
  {
    name: 'list accounts',
    path: '/assignment/accounts',
    takes: 'all',
    before: 'code',
    begins: { kind: 'reload' },
    // Four tries, and again every five minutes. A slower pace is one call a second.
    most: { calls: 16, throttled: 905 },
    also: [],
  },
  {
    name: 'second page',
    path: '/assignment/accounts',
    only: { page: 'later' },
    takes: 'all',
    before: 'code',
    switches: { pageSize: 2 },
    begins: { kind: 'reload' },
    // As above, and two of the three pages are later ones.
    most: { calls: 32, throttled: 905 },
    also: [],
  },
  {
    name: 'list roles',
    path: '/assignment/roles',
    takes: 'all',
    before: 'code',
    begins: { kind: 'reload' },
    // The same for each of five accounts.
    most: { calls: 80, throttled: 905 },
    also: [],
  },
  {
    name: 'credentials',
    path: '/federation/credentials',
    takes: 'all',
    before: 'code',
    begins: { kind: 'copy' },
    most: { calls: 2, throttled: 1 },
    also: [],
  },
  {
    name: 'federation',
    path: '/federation',
    takes: 'all',
    before: 'code',
    begins: { kind: 'console' },
    most: { calls: 2, throttled: 1 },
    also: ['console-refused'],
  },
  {
    name: 'caller identity',
    path: '/',
    takes: 'all',
    before: 'code',
    begins: { kind: 'arn' },
    // The region of Identity Center, and the partition's first.
    most: { calls: 2, throttled: 1 },
    also: [],
  },
  {
    name: 'assume role',
    path: '/',
    takes: 'all',
    before: 'code',
    begins: { kind: 'chain' },
    // The region of Identity Center, and the partition's first; or with new keys of the role it is reached through.
    most: { calls: 2, throttled: 1 },
    also: ['chained-role-refused'],
  },
  {
    name: 'logout',
    path: '/logout',
    takes: 'all',
    before: 'code',
    begins: { kind: 'sign-out' },
    // After 5 s, 30 s and 2 min, then every five minutes.
    most: { calls: 7, throttled: 7 },
    also: [],
  },
];
