import { parseJson } from '../wire/body.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { oidcError, portalError } from '../wire/service-error.ts';
import { stsError } from '../wire/sts-error.ts';
import * as v from 'valibot';

const PORTAL_PATHS = ['/assignment/accounts', '/assignment/roles', '/federation/credentials', '/logout'];
const grantSchema = v.object({ grantType: v.string() });

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
  const parsed = v.safeParse(grantSchema, parseJson(request.body.toString('utf8')));
  if (parsed.success && parsed.output.grantType === 'refresh_token')
    return oidcError('InvalidGrantException', 'Invalid refresh token provided').reply;
  return oidcError(ofDevice).reply;
}
