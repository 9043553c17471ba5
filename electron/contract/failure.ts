import * as v from 'valibot';

/**
 * The closed list of what can go wrong, told apart by what a person can do about it.
 * Only `sign-in-needed` says that a sign-in is over; no network trouble ever becomes it.
 */
export const failureCodes = [
  'invalid-input',
  'start-url-invalid',
  'region-needed',
  'region-invalid',
  'sign-out-first',
  'endpoints-unknown',
  'browser-command-invalid',
  'not-found',
  'sign-in-needed',
  'offline',
  'proxy-in-between',
  'throttled',
  'service-error',
  'list-without-end',
  'access-denied',
  'portal-not-found',
  'portal-moved',
  'perhaps-wrong-region',
  'sign-in-unsupported',
  'code-expired',
  'request-refused',
  'cancelled',
  'browser-did-not-open',
  'browser-did-not-return',
  'return-refused',
  'host-not-trusted',
  'console-refused',
  'clipboard-failed',
  'clipboard-needs-window',
  'format-cannot-hold',
  'role-arn-unknown',
  'nothing-held',
  'port-taken',
  'link-refused',
  'digits-wrong',
  'program-not-allowed',
  'other-user-asked',
  'managed',
  'terminal-did-not-open',
  'chained-role-refused',
  'storage-failed',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** What crosses to the window instead of an exception: Electron keeps only the message of a thrown error. */
export const failureSchema = v.strictObject({
  code: v.picklist(failureCodes),
  /** One or two sentences for the person: what happened, what to do. Holds no secret. */
  sentence: v.pipe(v.string(), v.maxLength(500)),
  /** Whether doing the same again can help. */
  retry: v.boolean(),
  /** The region to use instead: the portal's address names it. */
  region: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** The service's request id, for a support case. */
  requestId: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type Failure = v.InferOutput<typeof failureSchema>;

/** Every command answers with one of the two. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
