import { grantTypeOf } from '../wire/grant-type.ts';
import { htmlReply } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { errorPage } from '../pages/error-page.ts';
import { oidcError, portalError, namedError } from '../wire/service-error.ts';
import { stsError } from '../wire/sts-error.ts';
import type { Fault } from './fault-schema.ts';

const PORTAL_PATHS = ['/assignment/accounts', '/assignment/roles', '/federation/credentials', '/logout'];
const OIDC_PATHS = ['/client/register', '/device_authorization', '/token'];

/** `refuse`: an exception by its name, in the words of the service; 400 for a name it does not know. */
export function refused(request: WireRequest, fault: Fault): WireReply | undefined {
  const name = fault.error ?? 'SomethingNewException';
  if (OIDC_PATHS.includes(request.path)) return namedError('oidc', name, fault.status).reply;
  if (PORTAL_PATHS.includes(request.path)) return namedError('portal', name, fault.status).reply;
  if (request.path === '/') return stsError(fault.status ?? 400, name, 'Refused').reply;
  return undefined;
}

/** `refuseSessionDuration`: the sign-in service takes no SessionDuration, as it does for credentials of a chained role. */
export function refusedDuration(request: WireRequest): WireReply | undefined {
  if (request.path !== '/federation') return undefined;
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  if (form.get('Action') !== 'getSigninToken' || !form.has('SessionDuration')) return undefined;
  return htmlReply(errorPage('Sign-in failed', 'Invalid credentials parameter'), 400);
}

/** `deny`: the person denies, or the role is not theirs; each service in its own words. */
export function denied(request: WireRequest): WireReply | undefined {
  if (request.path === '/token') return oidcError('AccessDeniedException').reply;
  if (PORTAL_PATHS.includes(request.path)) return portalError('ForbiddenException').reply;
  if (request.path === '/') return stsError(403, 'AccessDenied', 'Access denied').reply;
  return undefined;
}

/** `expire`: the device code, the refresh token, the registration, the access token or the role credentials ran out. */
export function expired(request: WireRequest): WireReply | undefined {
  if (request.path === '/device_authorization') return oidcError('InvalidClientException').reply;
  if (request.path === '/token') return tokenRefusal(request, 'ExpiredTokenException');
  if (PORTAL_PATHS.includes(request.path)) return portalError('UnauthorizedException').reply;
  if (request.path === '/')
    return stsError(403, 'ExpiredToken', 'The security token included in the request is expired').reply;
  return undefined;
}

/** `revoke`: an administrator ended the session. Role credentials live on, so STS goes on answering. */
export function revoked(request: WireRequest): WireReply | undefined {
  if (request.path === '/token') return tokenRefusal(request, 'InvalidGrantException');
  if (PORTAL_PATHS.includes(request.path)) return portalError('UnauthorizedException').reply;
  return undefined;
}

function tokenRefusal(request: WireRequest, ofDevice: 'ExpiredTokenException' | 'InvalidGrantException'): WireReply {
  if (grantTypeOf(request) === 'refresh_token')
    return oidcError('InvalidGrantException', 'Invalid refresh token provided').reply;
  return oidcError(ofDevice).reply;
}
