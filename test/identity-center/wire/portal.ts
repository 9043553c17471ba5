import { grantAssignedRole, grantableRole } from '../assignments/grant.ts';
import { recordGrant, recordPortal } from '../audit/events.ts';
import type { AccessToken } from '../state/sessions.ts';
import type { Simulator } from '../simulator.ts';
import { headerOf, jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { portalPage } from './portal-page.ts';
import { portalError } from './service-error.ts';

/** `GET /assignment/accounts` */
export function listAccounts(request: WireRequest, simulator: Simulator): WireReply {
  const { session } = authenticate(request, simulator);
  const { organisation } = simulator;
  const principals = organisation.principals(session.userId);
  return portalPage(request, simulator.switches, {
    field: 'accountList',
    list: 'accounts',
    items: organisation.positions(),
    isShown: (account) => organisation.heldIn(principals, account.id).length > 0,
    // JSON leaves undefined out: name and address can be missing although the model lists them.
    show: (account) => ({ accountId: account.id, accountName: account.name, emailAddress: account.emailAddress }),
  });
}

/** `GET /assignment/roles` */
export function listAccountRoles(request: WireRequest, simulator: Simulator): WireReply {
  const { session } = authenticate(request, simulator);
  const accountId = accountIdOf(request);
  const { organisation } = simulator;
  const principals = organisation.principals(session.userId);
  if (organisation.heldIn(principals, accountId).length === 0) throw portalError('ForbiddenException');
  return portalPage(request, simulator.switches, {
    field: 'roleList',
    list: `roles/${accountId}`,
    items: organisation.assignments.permissionSetsOf(accountId),
    isShown: (name) => organisation.assignments.isHeld(principals, accountId, name),
    show: (name) => ({ roleName: name, accountId }),
  });
}

/** `GET /federation/credentials` */
export function getRoleCredentials(request: WireRequest, simulator: Simulator): WireReply {
  const { session } = authenticate(request, simulator);
  const accountId = accountIdOf(request);
  const roleName = request.query.get('role_name');
  if (!roleName) throw portalError('InvalidRequestException', 'role_name is missing');
  const role = grantableRole(simulator, session, { accountId, roleName });
  if (role === undefined) throw portalError('ForbiddenException');
  recordGrant(request, simulator, 'GetRoleCredentials', { session, role });
  const { accessKeyId, expiresAtMs, secretAccessKey, sessionToken } = grantAssignedRole(simulator, session, role);
  return jsonReply({ roleCredentials: { accessKeyId, expiration: expiresAtMs, secretAccessKey, sessionToken } });
}

/** `POST /logout`: ends the session; role credentials live on. */
export function logout(request: WireRequest, simulator: Simulator): WireReply {
  const token = authenticate(request, simulator);
  recordPortal(request, simulator, 'Logout', token.session);
  simulator.sessions.end(token.session, simulator.clock.now());
  return { status: 200, headers: {}, body: '' };
}

/** An expired, revoked, missing or other region's token all give the same 401. */
function authenticate(request: WireRequest, simulator: Simulator): AccessToken {
  const value = headerOf(request, 'x-amz-sso_bearer_token');
  const token = value === undefined ? undefined : simulator.sessions.liveAccessToken(value, simulator.clock.now());
  if (token?.session.region !== request.region) throw portalError('UnauthorizedException');
  // A person deactivated in the identity store has no portal any more.
  if (simulator.organisation.store.user(token.session.userId)?.active !== true)
    throw portalError('UnauthorizedException');
  const maySeeAccounts = token.scopes.length === 0 || token.scopes.includes('sso:account:access');
  if (!maySeeAccounts) throw portalError('UnauthorizedException');
  return token;
}

function accountIdOf(request: WireRequest): string {
  const accountId = request.query.get('account_id');
  if (accountId === null || !/^\d{12}$/u.test(accountId)) {
    throw portalError('InvalidRequestException', 'account_id must have twelve digits');
  }
  return accountId;
}
