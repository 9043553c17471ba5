import type { SignInView } from '../../electron/contract/organisation.ts';

/** Whether an attempt to sign in is under way, in the browser or with a code. */
export function isWaiting(state: SignInView['state']): boolean {
  return state === 'starting' || state === 'waiting-for-approval' || state === 'waiting-in-browser';
}
