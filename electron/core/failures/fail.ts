import type { Failure, FailureCode, Result } from '../../contract/failure.ts';
import { ServiceError, type ServiceErrorKind } from '../service-error.ts';
import { sentence, type SentenceKey, type SentenceValues } from '../text/sentence.ts';

/** Thrown inside core where a command must end with a failure for the person; caught once at the edge. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.sentence);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

const canRetry: ReadonlySet<FailureCode> = new Set([
  'offline',
  'proxy-in-between',
  'throttled',
  'service-error',
  'list-without-end',
  'code-expired',
  'request-refused',
  'perhaps-wrong-region',
  'browser-did-not-open',
  'browser-did-not-return',
  'console-refused',
  'clipboard-failed',
]);

/** How long (characters) a name may be in a sentence: three of them and the longest text stay below the schema's 500. */
const longestValue = 80;
const longestSentence = 500;

/**
 * A failure with its sentence from the message file. What comes from outside is cut here, so that no name, however long,
 * makes a failure that the contract's own schema refuses.
 *
 * @param said the sentence, where it is not the one of the code.
 */
export function failure(
  code: FailureCode,
  values: SentenceValues = {},
  requestId: string | null = null,
  said: SentenceKey = code,
): Failure {
  const shortened = Object.entries(values).map(([name, value]) => [name, cut(value)] as const);
  return {
    code,
    sentence: sentence(said, Object.fromEntries(shortened)).slice(0, longestSentence),
    retry: canRetry.has(code),
    ...(requestId === null ? {} : { requestId }),
  };
}

function cut(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= longestValue) return value;
  let kept = '';
  // By code points: half of a character is none.
  for (const character of value) {
    if (kept.length + character.length >= longestValue) break;
    kept += character;
  }
  return `${kept}…`;
}

const codeOfKind: Readonly<Record<ServiceErrorKind, FailureCode>> = {
  offline: 'offline',
  proxy: 'proxy-in-between',
  throttled: 'throttled',
  unavailable: 'service-error',
  unauthorized: 'sign-in-needed',
  forbidden: 'access-denied',
  'not-found': 'access-denied',
  'invalid-grant': 'sign-in-needed',
  'invalid-client': 'sign-in-needed',
  'invalid-request': 'service-error',
  cancelled: 'cancelled',
  unexpected: 'service-error',
};

/** Whatever was thrown, as a failure for the person. What is no `ServiceError` or `FailureError` is a fault of ours. */
export function failureOf(error: unknown, values: SentenceValues = {}): Failure {
  if (error instanceof FailureError) {
    return error.failure;
  }
  if (error instanceof ServiceError && error.certificateIssuer !== null) {
    return failure('proxy-in-between', { issuer: error.certificateIssuer }, null, 'proxy-certificate');
  }
  if (error instanceof ServiceError) {
    return failure(codeOfKind[error.kind], values, error.requestId);
  }
  return failure('internal', values);
}

export const done: Result<null> = { ok: true, value: null };

export function failed(reason: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: reason };
}
