import { ServiceError, type ServiceErrorKind } from '../core/failures/service-error.ts';
import { retryAfterMs } from '../core/throttling/retry-after.ts';

/** The parts of an SDK exception that are looked at. None of them is a secret; its message may quote one and is left out. */
interface SdkException {
  readonly name?: unknown;
  /** The OIDC body's own code, which is there even where the type header is missing (docs/aws.md#errors-of-oidc). */
  readonly error?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly requestId?: unknown };
  readonly $response?: { readonly statusCode?: unknown; readonly headers?: Readonly<Record<string, string>> };
}

/**
 * Exceptions of both services by name, and OIDC bodies by their `error` (docs/aws.md#errors-of-oidc,
 * docs/aws.md#errors-of-the-portal).
 */
const kinds: Readonly<Record<string, ServiceErrorKind>> = {
  UnauthorizedException: 'unauthorized',
  ForbiddenException: 'forbidden',
  TooManyRequestsException: 'throttled',
  // With 400, of the layer before every service of AWS (its "Common errors").
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  ResourceNotFoundException: 'not-found',
  InvalidRequestException: 'invalid-request',
  invalid_request: 'invalid-request',
  // Of an issuer or start URL that is not of this region, as well (docs/aws.md#a-wrong-region).
  InvalidClientMetadataException: 'invalid-request',
  invalid_client_metadata: 'invalid-request',
  InvalidRequestRegionException: 'invalid-request',
  InvalidScopeException: 'unsupported',
  invalid_scope: 'unsupported',
  UnsupportedGrantTypeException: 'unsupported',
  unsupported_grant_type: 'unsupported',
  InvalidRedirectUriException: 'unsupported',
  invalid_redirect_uri: 'unsupported',
  SlowDownException: 'throttled',
  slow_down: 'throttled',
  InvalidGrantException: 'invalid-grant',
  invalid_grant: 'invalid-grant',
  ExpiredTokenException: 'invalid-grant',
  expired_token: 'invalid-grant',
  AccessDeniedException: 'invalid-grant',
  access_denied: 'invalid-grant',
  InvalidClientException: 'invalid-client',
  invalid_client: 'invalid-client',
  UnauthorizedClientException: 'invalid-client',
  unauthorized_client: 'invalid-client',
  InternalServerException: 'unavailable',
  server_error: 'unavailable',
};
/** A map, since the name comes from outside, and an object also has `constructor`. */
const kindOfName: ReadonlyMap<string, ServiceErrorKind> = new Map(Object.entries(kinds));

/** The code a failed OIDC call carries: the body's `error`, which the device flow needs as it is. */
export function oidcCodeOf(error: unknown): string | null {
  if (!isObject(error)) {
    return null;
  }
  const { error: code, name } = error as SdkException;
  if (typeof code === 'string') {
    return code;
  }
  return typeof name === 'string' ? (codeOfName.get(name) ?? null) : null;
}

const codeOfName: ReadonlyMap<string, string> = new Map([
  ['AuthorizationPendingException', 'authorization_pending'],
  ['SlowDownException', 'slow_down'],
  ['ExpiredTokenException', 'expired_token'],
  ['AccessDeniedException', 'access_denied'],
]);

/** Which of the two APIs answered. */
export type Service = 'oidc' | 'portal';

/** Whatever a call rejected with, as what it came to. What the network port threw passes as it is. */
export function serviceErrorOf(error: unknown, service: Service): ServiceError {
  if (error instanceof ServiceError) {
    return error;
  }
  if (!isObject(error)) {
    return new ServiceError('unexpected', 'A call failed without a reason.');
  }
  const exception = error as SdkException;
  const status = statusOf(exception);
  const requestId = exception.$metadata?.requestId;
  const kind = kindOf(exception, status, service);
  return new ServiceError(kind, `AWS answered ${status ?? 'nothing readable'} (${nameOf(exception)}).`, {
    requestId: typeof requestId === 'string' ? requestId : null,
    retryAfterMs: retryAfterMs(exception.$response?.headers ?? {}),
  });
}

/** Only what stands between a computer and its network says these (RFC 9110, 15.5.8; RFC 6585, 6). */
const networkAsks: ReadonlySet<number> = new Set([407, 511]);

/**
 * A name counts only in an answer of AWS's own that is a definite one: gateways and proxies speak OAuth too, and what they
 * refuse is no sign-in at AWS. A 5xx ends nothing either, whatever stands in it.
 */
function kindOf(exception: SdkException, status: number | null, service: Service): ServiceErrorKind {
  if (status !== null && networkAsks.has(status)) {
    return 'proxy';
  }
  const known = namedKind(exception);
  if (status === 429 || (status !== null && status >= 500)) {
    return status === 429 || known === 'throttled' ? 'throttled' : 'unavailable';
  }
  if (!isFromAws(exception)) {
    // A captive portal or proxy: an answer, but not one of AWS's.
    return 'proxy';
  }
  if (known !== undefined) {
    return known;
  }
  if (service === 'oidc') {
    // OIDC says by name what ends a sign-in; a firewall's bare 401 or 403 says nothing about it.
    return 'unexpected';
  }
  // An error of a type that is not known, or a body that is not what was promised.
  return status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'unexpected';
}

function namedKind(exception: SdkException): ServiceErrorKind | undefined {
  return (
    kindOfName.get(nameOf(exception)) ??
    (typeof exception.error === 'string' ? kindOfName.get(exception.error) : undefined)
  );
}

/** AWS gives each answer a request id (docs/aws.md#request-ids). */
function isFromAws(exception: SdkException): boolean {
  return (
    typeof exception.$metadata?.requestId === 'string' || 'x-amzn-requestid' in (exception.$response?.headers ?? {})
  );
}

function statusOf(exception: SdkException): number | null {
  const status = exception.$metadata?.httpStatusCode ?? exception.$response?.statusCode;
  return typeof status === 'number' ? status : null;
}

/** A header or a body says it, and it goes into the log: what is no name is not repeated. */
function nameOf({ name }: SdkException): string {
  return typeof name === 'string' && /^\w{1,100}$/u.test(name) ? name : 'Unknown';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
