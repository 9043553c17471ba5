/**
 * What a call to AWS came to, told apart by what follows from it.
 * - `offline`: no answer at all; `proxy`: an answer that is not AWS's (captive portal, proxy, certificate);
 * - `throttled`, `unavailable` (5xx): AWS asks to come back later;
 * - `unauthorized` (401): the access token is refused; `forbidden` (403): this role is not assigned, the token is fine;
 * - `invalid-grant`: what was granted is over, a refresh token or, at STS, keys; `invalid-client`: the registration is unknown or expired;
 * - `invalid-request`: a definite no to what was sent; `unsupported`: to what a client may ask for at all (scope, grant,
 *   redirect); `region-refused`: STS of this region does not know the account; `unexpected`: an answer nobody can use.
 */
export type ServiceErrorKind =
  | 'offline'
  | 'proxy'
  | 'throttled'
  | 'unavailable'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'invalid-grant'
  | 'invalid-client'
  | 'invalid-request'
  | 'unsupported'
  | 'region-refused'
  | 'cancelled'
  | 'unexpected';

/** A failed call to AWS. Its message is for the log and holds no secret; people are shown a sentence by kind. */
export class ServiceError extends Error {
  readonly kind: ServiceErrorKind;
  readonly requestId: string | null;
  /** How long AWS asked to wait (`Retry-After`), in ms. */
  readonly retryAfterMs: number | null;
  /** Who issued the certificate that was not trusted, where that is known. */
  readonly certificateIssuer: string | null;
  /** The host that did not answer, where the network says so. */
  readonly host: string | null;
  /** What stands in between and wants something that Latchkey does not give; null: nothing that is known. */
  readonly wanted: 'proxy-login' | 'client-certificate' | null;

  constructor(
    kind: ServiceErrorKind,
    message: string,
    more: Partial<Pick<ServiceError, 'requestId' | 'retryAfterMs' | 'certificateIssuer' | 'host' | 'wanted'>> = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.kind = kind;
    this.requestId = cleanRequestId(more.requestId ?? null);
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.certificateIssuer = more.certificateIssuer ?? null;
    this.host = more.host ?? null;
    this.wanted = more.wanted ?? null;
  }
}

/** As long as the contract lets one be; AWS's own have 36 characters (docs/aws.md#request-ids). */
const longestRequestId = 100;

/** A header is whatever its sender likes: of a request id the plain characters are kept, and no more than a person can use. */
function cleanRequestId(text: string | null): string | null {
  const plain = (text ?? '').slice(0, 1000).replaceAll(/[^\w.:=+/-]/gu, '');
  return plain === '' ? null : plain.slice(0, longestRequestId);
}

/** Whether the trouble is on the way or passing, so that nothing held may be thrown away over it. */
export function isPassing(kind: ServiceErrorKind): boolean {
  return kind === 'offline' || kind === 'proxy' || kind === 'throttled' || kind === 'unavailable';
}

/** Whether AWS refused the access token (401). */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'unauthorized';
}
