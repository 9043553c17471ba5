import type { Failure } from '../../contract/failure.ts';
import { failureOf } from '../failures/fail.ts';
import { sentence } from '../text/sentence.ts';

/** Why a list could not be read. A refusal is here about the list and not about a role. */
export function readingFailure(error: unknown, organisation: string): Failure {
  const failure = failureOf(error, { organisation });
  return failure.code === 'access-denied'
    ? { ...failure, sentence: sentence('list-denied', { organisation }) }
    : failure;
}
