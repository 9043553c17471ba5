import type { SignInView } from '../../electron/contract/organisation.ts';

type End = NonNullable<Extract<SignInView, { state: 'signed-in' }>['end']>;

const minute = 60_000;

/** From here on (ms) the person is asked to sign in again. */
const soon = 10 * minute;
/** From here on (ms) for the last time. */
const last = 2 * minute;

export type EndSoon = End & { readonly minutes: number; readonly isLast: boolean };

/** An end that is near, with the minutes left; null: unknown, far, or passed without AWS having refused. */
export function endsSoon(end: End | null, now: number): EndSoon | null {
  const left = end === null ? 0 : end.at - now;
  if (end === null || left <= 0 || left > soon) return null;
  return { ...end, minutes: Math.ceil(left / minute), isLast: left <= last };
}
