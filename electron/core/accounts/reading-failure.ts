import type { Failure } from '../../contract/failure.ts';
import { failureOf } from '../failures/fail.ts';

/** Why a list could not be read. A refusal is here about the list and not about a role. */
export function readingFailure(error: unknown, organisation: string): Failure {
  return failureOf(error, { organisation }, 'list');
}
