import { jsonReply } from './message.ts';
import type { WireReply } from './message.ts';

/** A refusal by a service, already in the shape that service uses on the wire. */
export class ServiceError extends Error {
  readonly reply: WireReply;

  constructor(name: string, reply: WireReply) {
    super(name);
    this.reply = reply;
  }
}

const OIDC_ERRORS = {
  AuthorizationPendingException: [400, 'authorization_pending', 'Authorization is still pending'],
  SlowDownException: [400, 'slow_down', 'Polling too frequently'],
  ExpiredTokenException: [400, 'expired_token', 'Device code has expired'],
  AccessDeniedException: [400, 'access_denied', 'User denied the authorization request'],
  InvalidGrantException: [400, 'invalid_grant', 'Invalid grant provided'],
  InvalidClientException: [401, 'invalid_client', 'Invalid client provided'],
  UnauthorizedClientException: [400, 'unauthorized_client', 'Client is not registered for this grant type'],
  UnsupportedGrantTypeException: [400, 'unsupported_grant_type', 'Unsupported grant type'],
  InvalidScopeException: [400, 'invalid_scope', 'Invalid scope provided'],
  InvalidRequestException: [400, 'invalid_request', 'Invalid request'],
  InvalidClientMetadataException: [400, 'invalid_client_metadata', 'Invalid client metadata'],
  InvalidRedirectUriException: [400, 'invalid_redirect_uri', 'Invalid redirect URI'],
  InternalServerException: [500, 'server_error', 'Internal error'],
} as const;

export type OidcErrorName = keyof typeof OIDC_ERRORS;

/** The body says what OAuth says; the type travels in the header only (service model of sso-oidc, and captures). */
export function oidcError(name: OidcErrorName, description?: string): ServiceError {
  const [status, error, usual] = OIDC_ERRORS[name];
  const reply = jsonReply({ error, error_description: description ?? usual }, status);
  reply.headers['x-amzn-ErrorType'] = `${name}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`;
  return new ServiceError(name, reply);
}

const PORTAL_ERRORS = {
  UnauthorizedException: [401, 'Session token not found or invalid'],
  ForbiddenException: [403, 'No access'],
  TooManyRequestsException: [429, 'HTTP 429 Unknown Code'],
  ResourceNotFoundException: [404, 'Resource not found'],
  InvalidRequestException: [400, 'Invalid request'],
  MethodNotAllowedException: [405, 'Method not allowed'],
  InternalServerException: [500, 'Internal error'],
} as const;

export type PortalErrorName = keyof typeof PORTAL_ERRORS;

/** Portal bodies carry `message` and `__type`; the header's tail is a guess that clients cut off. */
export function portalError(name: PortalErrorName, message?: string): ServiceError {
  const [status, usual] = PORTAL_ERRORS[name];
  const type = `com.amazonaws.switchboard.portal#${name}`;
  const reply = jsonReply({ message: message ?? usual, __type: type }, status);
  reply.headers['x-amzn-ErrorType'] = `${name}:http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/`;
  return new ServiceError(name, reply);
}

/** An exception by its name, also one that the service does not know (400 unless a status is given). */
export function namedError(service: 'oidc' | 'portal', name: string, status?: number): ServiceError {
  const { reply } =
    service === 'oidc'
      ? oidcError(isOidcName(name) ? name : 'InvalidRequestException')
      : portalError(isPortalName(name) ? name : 'InvalidRequestException');
  if (isOidcName(name) || isPortalName(name))
    return new ServiceError(name, { ...reply, status: status ?? reply.status });
  const body = service === 'oidc' ? { error: snakeCase(name) } : { message: 'Something new', __type: name };
  const made = jsonReply(body, status ?? 400);
  made.headers['x-amzn-ErrorType'] = `${name}:`;
  return new ServiceError(name, made);
}

function isOidcName(name: string): name is OidcErrorName {
  return Object.hasOwn(OIDC_ERRORS, name);
}

function isPortalName(name: string): name is PortalErrorName {
  return Object.hasOwn(PORTAL_ERRORS, name);
}

/** `SomethingNewException` as `something_new`. */
function snakeCase(name: string): string {
  return name
    .replace(/Exception$/u, '')
    .replaceAll(/(?<=.)([A-Z])/gu, '_$1')
    .toLowerCase();
}
