import { withoutIsolates } from '../../electron/shared/text/isolate.ts';
import * as v from 'valibot';
import { failureSchema } from '../../electron/contract/failure.ts';
import { FailureError, failureOf } from '../../electron/core/failures/fail.ts';
import { steps } from '../../electron/core/failures/outcomes.ts';
import { minute } from '../../electron/core/time/instant.ts';
import { ServiceError } from '../../electron/core/failures/service-error.ts';

/** A property did not hold. */
export class Broken extends Error {}

/** What became of an input: taken whole, taken without some of it, or refused by a failure with a name. */
export type Verdict = 'whole' | 'part' | 'refused';

/** Stands in every secret of a valid input; nothing that is shown or logged may hold it. */
export const canary = 'CanaryBirdOfTheMine';

export function assert(property: boolean, otherwise: string): void {
  if (!property) throw new Broken(otherwise);
}

/** What turns the direction of text or is no line (Unicode UAX 9, and categories Cc, Zl, Zp). */
const notOneLine = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

export function assertOneLine(text: string | null, most: number, what: string): void {
  if (text === null) return;
  assert(text.length <= most, `${what} has ${String(text.length)} characters`);
  // A name that is written from right to left is isolated, on purpose.
  assert(!notOneLine.test(withoutIsolates(text)), `${what} is not one line: ${JSON.stringify(text.slice(0, 80))}`);
  assert(text.isWellFormed(), `${what} holds half a character`);
}

export function assertWithin(value: number, least: number, most: number, what: string): void {
  assert(value >= least && value <= most, `${what} is ${String(value)}`);
}

export function assertOnce(keys: readonly string[], what: string): void {
  assert(new Set(keys).size === keys.length, `${what} holds a key twice`);
}

export function assertNoCanary(text: string, where: string): void {
  assert(!text.includes(canary), `a secret stands in ${where}: ${text.slice(0, 200)}`);
}

/** Longer than any message of ours to the log. */
const longestMessage = 400;

/** Whatever was thrown is a failure of ours, which makes a sentence for a person at every step and holds no secret. */
export function assertProperRefusal(error: unknown): Verdict {
  if (error instanceof Broken) throw error;
  if (!(error instanceof ServiceError) && !(error instanceof FailureError)) {
    throw new Broken(`threw what is no failure of its own: ${String(error)}`, { cause: error });
  }
  assertOneLine(error.message, longestMessage, 'the message');
  assertNoCanary(error.message, 'the message');
  const names = { account: 'payments', role: 'Admin', organisation: 'Northwind', region: 'eu-west-1' };
  for (const step of [null, ...steps]) {
    const failure = v.safeParse(failureSchema, failureOf(error, names, step));
    assert(failure.success, `its failure does not fit the contract at step ${String(step)}`);
    if (failure.success) assertOneLine(failure.output.sentence, 500, 'the sentence');
    if (failure.success) assertNoCanary(JSON.stringify(failure.output), 'the failure');
  }
  if (error instanceof ServiceError && error.retryAfterMs !== null) {
    assertWithin(error.retryAfterMs, 0, 5 * minute, 'the wait that was asked for');
  }
  return 'refused';
}
