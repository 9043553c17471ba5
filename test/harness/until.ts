import { setTimeout as pause } from 'node:timers/promises';

const askedEveryMs = 25;
/** A little less than a test's own 60 s, so that what was waited for is named. */
const longestMs = 55_000;

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 *
 * @param what is waited for; a function where it is known only at the end, such as what a program has printed by then.
 * @throws Error naming what was waited for, after 55 s or `timeoutMs`.
 */
export async function until<Value>(
  what: string | (() => string),
  ask: () => Promise<Value | undefined | null | false> | Value | undefined | null | false,
  timeoutMs = longestMs,
): Promise<Value> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > end) {
      throw new Error(`Waited ${String(timeoutMs)} ms in vain: ${typeof what === 'string' ? what : what()}.`);
    }
    await pause(askedEveryMs);
  }
}
