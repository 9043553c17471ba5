import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { recordCreateToken } from '../audit/events.ts';
import { answerDevice } from '../person.ts';
import { pollTooFast } from '../state/device-authorizations.ts';
import type { DeviceAuthorization } from '../state/device-authorizations.ts';
import type { Registration } from '../state/registrations.ts';
import type { Session } from '../state/sessions.ts';
import type { Simulator } from '../simulator.ts';
import { oidcBody } from './body.ts';
import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { authenticateClient } from './oidc-client.ts';
import { DEVICE_CODE_GRANT } from './oidc-register.ts';
import { oidcError } from './service-error.ts';

const bodySchema = v.object({
  clientId: v.string(),
  clientSecret: v.string(),
  grantType: v.string(),
  deviceCode: v.nullish(v.string()),
  refreshToken: v.nullish(v.string()),
  code: v.nullish(v.string()),
  redirectUri: v.nullish(v.string()),
  codeVerifier: v.nullish(v.string()),
});
type TokenBody = v.InferOutput<typeof bodySchema>;

/** The call a grant is asked for in. */
interface Asking {
  request: WireRequest;
  simulator: Simulator;
  grantType: string;
}
type Grant = (body: TokenBody, registration: Registration, asking: Asking) => WireReply;

const GRANTS: Readonly<Record<string, Grant>> = {
  [DEVICE_CODE_GRANT]: redeemDeviceCode,
  refresh_token: redeemRefreshToken,
  authorization_code: redeemAuthorizationCode,
};

/** `POST /token` */
export function createToken(request: WireRequest, simulator: Simulator): WireReply {
  const body = oidcBody(request, bodySchema);
  const registration = authenticateClient(request, simulator, body);
  const grant = Object.hasOwn(GRANTS, body.grantType) ? GRANTS[body.grantType] : undefined;
  if (grant === undefined) throw oidcError('UnsupportedGrantTypeException');
  if (!registration.grantTypes.includes(body.grantType)) throw oidcError('UnauthorizedClientException');
  return grant(body, registration, { request, simulator, grantType: body.grantType });
}

function redeemDeviceCode(body: TokenBody, registration: Registration, asking: Asking): WireReply {
  const { simulator } = asking;
  if (!body.deviceCode) throw oidcError('InvalidRequestException', 'deviceCode is missing');
  const device = simulator.devices.byDeviceCode(body.deviceCode);
  if (device?.clientId !== registration.clientId) throw oidcError('InvalidGrantException');
  if (device.outcome === 'redeemed') throw oidcError('InvalidGrantException');
  const nowMs = simulator.clock.now();
  if (device.expiresAtMs <= nowMs) throw oidcError('ExpiredTokenException');
  if (pollTooFast(device, nowMs)) throw oidcError('SlowDownException');
  approveByItself(device, simulator);
  if (device.outcome === 'denied') throw oidcError('AccessDeniedException');
  if (device.session === undefined) throw oidcError('AuthorizationPendingException');
  device.outcome = 'redeemed';
  return issueTokens(registration, device.session, asking);
}

function approveByItself(device: DeviceAuthorization, simulator: Simulator): void {
  const after = simulator.switches.approveAfterPolls;
  if (after === 0 || device.outcome !== 'pending' || device.polls < after) return;
  answerDevice(simulator, device.userCode, 'allow');
}

function redeemRefreshToken(body: TokenBody, registration: Registration, asking: Asking): WireReply {
  const { simulator } = asking;
  if (!body.refreshToken) throw oidcError('InvalidRequestException', 'refreshToken is missing');
  const token = simulator.sessions.refreshToken(body.refreshToken);
  const refused =
    token?.clientId !== registration.clientId ||
    token.session.endsAtMs <= simulator.clock.now() ||
    simulator.organisation.store.user(token.session.userId)?.active !== true ||
    (token.replaced && simulator.switches.singleUseRefreshTokens);
  if (refused) throw oidcError('InvalidGrantException', 'Invalid refresh token provided');
  token.replaced = true;
  return issueTokens(registration, token.session, asking);
}

function redeemAuthorizationCode(body: TokenBody, registration: Registration, asking: Asking): WireReply {
  const { simulator } = asking;
  if (!body.code || !body.redirectUri || !body.codeVerifier)
    throw oidcError('InvalidRequestException', 'code, redirectUri or codeVerifier is missing');
  simulator.maker.secrets.record('codeVerifier', body.codeVerifier);
  const code = simulator.authorizationCodes.find(body.code);
  const refused =
    code?.clientId !== registration.clientId ||
    code.redeemed ||
    code.expiresAtMs <= simulator.clock.now() ||
    code.redirectUri !== body.redirectUri ||
    code.codeChallenge !== createHash('sha256').update(body.codeVerifier).digest('base64url');
  if (refused) throw oidcError('InvalidGrantException');
  code.redeemed = true;
  return issueTokens(registration, code.session, asking);
}

/**
 * Without scopes a token lasts as long as the session and cannot be refreshed; with scopes it lasts an hour, or less when the
 * session ends sooner.
 */
function issueTokens(registration: Registration, session: Session, asking: Asking): WireReply {
  const { request, simulator, grantType } = asking;
  const nowMs = simulator.clock.now();
  const restSeconds = Math.floor((session.endsAtMs - nowMs) / 1000);
  if (restSeconds <= 0) throw oidcError('InvalidGrantException');
  const scoped = registration.scopes.length > 0;
  const expiresIn = scoped ? Math.min(simulator.switches.accessTokenSeconds, restSeconds) : restSeconds;
  const { clientId, scopes } = registration;
  const accessToken = simulator.maker.accessToken();
  simulator.sessions.addAccessToken({
    value: accessToken,
    session,
    clientId,
    scopes,
    expiresAtMs: nowMs + expiresIn * 1000,
  });
  recordCreateToken(request, simulator, { session, clientId, grantType, expiresIn });
  return jsonReply({
    accessToken,
    aws_sso_app_session_id: null,
    expiresIn,
    idToken: null,
    issuedTokenType: null,
    originSessionId: null,
    refreshToken:
      scoped && registration.grantTypes.includes('refresh_token')
        ? issueRefreshToken(clientId, session, simulator)
        : null,
    tokenType: 'Bearer',
  });
}

function issueRefreshToken(clientId: string, session: Session, simulator: Simulator): string {
  const value = simulator.maker.refreshToken();
  simulator.sessions.addRefreshToken({ value, session, clientId, replaced: false });
  return value;
}
