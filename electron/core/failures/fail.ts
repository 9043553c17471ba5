import type { Failure, FailureCode, Result } from '../../contract/failure.ts';
import { ServiceError } from './service-error.ts';
import { outcomeOf, usualOutcome, type Step } from './outcomes.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { textOrEllipsis, type FailureText, type TextValues } from '../../shared/text/text.ts';

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
  'return-refused',
  'console-refused',
  'clipboard-failed',
  'internal',
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
  values: TextValues = {},
  requestId: string | null = null,
  said: FailureText = `failure.${code}`,
): Failure {
  const shortened = Object.entries(values).map(([name, value]) => [name, cut(value)] as const);
  const sentence = textOrEllipsis(said, Object.fromEntries(shortened));
  return { ...failureSaying(code, sentence), ...(requestId === null ? {} : { requestId }) };
}

/** A failure with a sentence that is made elsewhere, cut where the schema would refuse it. */
export function failureSaying(code: FailureCode, sentence: string): Failure {
  return { code, sentence: sentence.slice(0, longestSentence).toWellFormed(), retry: canRetry.has(code) };
}

/** What a person typed is cleaned here as well. */
function cut(value: string | number): string | number {
  return typeof value === 'number' ? value : (oneLine(value, longestValue) ?? '');
}

/**
 * Whatever was thrown, as a failure for the person. What is no `ServiceError` or `FailureError` is a fault of ours.
 *
 * @param step what AWS was asked for, where an answer can mean something of its own.
 */
export function failureOf(error: unknown, values: TextValues = {}, step: Step | null = null): Failure {
  if (error instanceof FailureError) {
    return error.failure;
  }
  const barrier = error instanceof ServiceError && error.kind === 'proxy' ? barrierOf(error) : null;
  if (barrier !== null) return barrier;
  if (error instanceof ServiceError) {
    const { code, said } = step === null ? usualOutcome(error.kind) : outcomeOf(step, error.kind);
    if (said === 'failure.offline' && error.host !== null) {
      return failure(code, { ...values, host: error.host }, null, 'failure.offline-host');
    }
    return failure(code, values, error.requestId, said);
  }
  return failure('internal', values);
}

/** What stands between this computer and AWS, as far as the network tells; null: no more than that something does. */
function barrierOf({ certificateIssuer, host, wanted }: ServiceError): Failure | null {
  const said = (key: FailureText, values: TextValues): Failure => failure('proxy-in-between', values, null, key);
  if (certificateIssuer !== null) {
    const values = { issuer: certificateIssuer, host: host ?? '' };
    return said(host === null ? 'failure.proxy-certificate' : 'failure.proxy-certificate-of', values);
  }
  if (host === null) return null;
  return said(wanted === null ? 'failure.proxy-host' : `failure.${wanted}`, { host });
}

/**
 * Runs a call of one step. What an answer means to this step alone is thrown as a `FailureError`; all else passes as it is, for
 * whoever can do something about it.
 */
export async function atStep<Value>(step: Step, values: TextValues, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    const means = error instanceof ServiceError ? outcomeOf(step, error.kind).code : null;
    if (error instanceof ServiceError && means !== usualOutcome(error.kind).code) {
      throw new FailureError(failureOf(error, values, step));
    }
    throw error;
  }
}

export const done: Result<null> = { ok: true, value: null };

export function failed(reason: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: reason };
}
