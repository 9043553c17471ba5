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
  | 'gone'
  | 'forbidden'
  | 'definite'
  | 'not-returned'
  | 'storage'
  | 'keychain'
  | 'clipboard'
  | 'browser';

/** A fault of the simulator without where and how often. */
export type Simulated = Omit<FaultRequest, 'path' | 'count'>;

export interface FaultCase {
  readonly name: string;
  readonly is: FaultClass;
  /** Every one that takes all faults, when left out. */
  readonly at?: readonly MomentName[];
  /** Can strike once only. */
  readonly once?: true;
  readonly strike:
    | { readonly by: 'simulator'; readonly fault: Simulated }
    /** No connection comes about; Chromium's words for it. */
    | { readonly by: 'network'; readonly error: string }
    | { readonly by: 'administrator'; readonly does: 'end-sessions' | 'forget-registrations' | 'revoke-access-tokens' }
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
  gone: [],
  forbidden: ['access-denied'],
  definite: ['sign-in-needed', 'request-refused', 'code-expired'],
  'not-returned': ['browser-did-not-return'],
  storage: ['storage-failed'],
  keychain: [],
  clipboard: ['clipboard-failed'],
  browser: ['browser-did-not-open'],
};
