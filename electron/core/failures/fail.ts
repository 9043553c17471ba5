import type { Failure, FailureCode, Result } from '../../contract/failure.ts';
import { ServiceError, type ServiceErrorKind } from '../service-error.ts';
import { sentence, type SentenceValues } from '../text/sentence.ts';

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

/** A failure with its sentence from the message file. */
export function failure(code: FailureCode, values: SentenceValues = {}, requestId: string | null = null): Failure {
  return {
    code,
    sentence: sentence(code, values),
    retry: canRetry.has(code),
    ...(requestId === null ? {} : { requestId }),
  };
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
    const named = sentence('proxy-certificate', { issuer: error.certificateIssuer });
    return { ...failure('proxy-in-between'), sentence: named };
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
