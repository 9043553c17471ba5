import type { Failure } from '../../contract/failure.ts';
import { failure, failureOf } from '../failures/fail.ts';

/** Why a list could not be read. A refusal is here about the list and not about a role. */
export function readingFailure(error: unknown, organisation: string): Failure {
  const reason = failureOf(error, { organisation });
  return reason.code === 'access-denied'
    ? failure('access-denied', { organisation }, reason.requestId ?? null, 'list-denied')
    : reason;
}
