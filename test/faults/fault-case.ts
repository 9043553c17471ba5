import type { FailureCode } from '../../electron/contract/failure.ts';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { Part } from './computer.ts';
import type { MomentName } from './moments.ts';

/**
 * What a fault must be taken for. `odd`: an answer of AWS that cannot be used as it is, and nothing follows from it. `lost`: AWS
 * has done what was asked, but its answer did not arrive. `gone`: what an administrator took away is no longer listed.
 */
export type FaultClass =
  | 'throttled'
  | 'service'
  | 'offline'
  | 'proxy'
  | 'odd'
  | 'lost'
  | 'usable'
  | 'port-taken'
  | 'gone'
  | 'forbidden'
  | 'definite'
  /** AWS knows no such portal in this region. */
  | 'doubted'
  /** What a client may not ask for at all. */
  | 'unsupported'
  | 'region-refused'
  | 'not-returned'
  | 'storage'
  | 'keychain'
  | 'clipboard'
  | 'browser'
  | 'slept';

/** A fault of the simulator without where and how often. */
export type Simulated = Omit<FaultRequest, 'path' | 'count'>;

/** What becomes of this computer's clock while a call is on its way. */
export interface ClockTrouble {
  /** By so much (ms) it leaps, without a timer firing. */
  readonly leaps: number;
  /** Asleep meanwhile: AWS's clock goes on as well, sockets are cut, and the network comes back three minutes after the wake. */
  readonly sleeps: boolean;
}

export interface FaultCase {
  readonly name: string;
  readonly is: FaultClass;
  /** Every one that takes all faults, when left out. */
  readonly at?: readonly MomentName[];
  /** Can strike once only. */
  readonly once?: true;
  readonly inject:
    | { readonly by: 'simulator'; readonly fault: Simulated }
    /** No connection comes about; Chromium's words for it. */
    | { readonly by: 'network'; readonly error: string }
    | { readonly by: 'administrator'; readonly does: 'end-sessions' | 'forget-registrations' | 'revoke-access-tokens' }
    /** Every answer has this `Date`, or none. */
    | { readonly by: 'date'; readonly text: string | null }
    | { readonly by: 'clock'; readonly trouble: ClockTrouble }
    /** A part of this computer fails, maybe while AWS answers something odd as well. */
    | { readonly by: 'computer'; readonly part: Part; readonly with?: Simulated };
}

/** The codes that may be shown for a class: they are told apart by what a person can do. */
export const codesOf: Readonly<Record<FaultClass, readonly FailureCode[]>> = {
  throttled: ['throttled'],
  service: ['service-error'],
  offline: ['offline'],
  proxy: ['proxy-in-between'],
  odd: ['service-error', 'proxy-in-between'],
  lost: ['offline', 'service-error', 'proxy-in-between'],
  usable: [],
  'port-taken': ['port-taken'],
  gone: [],
  forbidden: ['access-denied'],
  definite: ['sign-in-needed', 'request-refused', 'code-expired', 'return-refused'],
  doubted: ['portal-not-found'],
  unsupported: ['sign-in-unsupported', 'sign-in-needed'],
  'region-refused': ['role-arn-unknown'],
  'not-returned': ['browser-did-not-return'],
  storage: ['storage-failed'],
  keychain: [],
  clipboard: ['clipboard-failed'],
  browser: ['browser-did-not-open'],
  slept: ['offline', 'code-expired', 'browser-did-not-return'],
};
