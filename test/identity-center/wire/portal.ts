import type { AccessToken } from '../state/sessions.ts';
import type { Simulator } from '../simulator.ts';
import { headerOf, jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { portalPage } from './portal-page.ts';
import { portalError } from './service-error.ts';

/** `GET /assignment/accounts` */
export function listAccounts(request: WireRequest, simulator: Simulator): WireReply {
  authenticate(request, simulator);
  return portalPage(request, simulator.switches, {
    field: 'accountList',
    list: 'accounts',
    items: simulator.organisation.positions(),
    isShown: (account) => simulator.organisation.isListed(account),
    // JSON leaves undefined out: name and address can be missing although the model lists them.
    show: (account) => ({ accountId: account.id, accountName: account.name, emailAddress: account.emailAddress }),
  });
}

/** `GET /assignment/roles` */
export function listAccountRoles(request: WireRequest, simulator: Simulator): WireReply {
  authenticate(request, simulator);
  const accountId = accountIdOf(request);
  const account = simulator.organisation.account(accountId);
  if (account === undefined || !simulator.organisation.isListed(account)) throw portalError('ForbiddenException');
  return portalPage(request, simulator.switches, {
    field: 'roleList',
    list: `roles/${accountId}`,
    items: account.permissionSets,
    isShown: (name) => simulator.organisation.isAssigned(accountId, name),
    show: (name) => ({ roleName: name, accountId }),
  });
}

/** `GET /federation/credentials` */
export function getRoleCredentials(request: WireRequest, simulator: Simulator): WireReply {
  const token = authenticate(request, simulator);
  const accountId = accountIdOf(request);
  const roleName = request.query.get('role_name');
  if (!roleName) throw portalError('InvalidRequestException', 'role_name is missing');
  const role = simulator.organisation.assignedRole(accountId, roleName);
  if (role === undefined) throw portalError('ForbiddenException');
  const accessKeyId = simulator.maker.accessKeyId();
  const secretAccessKey = simulator.maker.secretAccessKey();
  const sessionToken = simulator.maker.sessionToken();
  const expiresAtMs = (simulator.clock.nowSeconds() + role.permissionSet.durationSeconds) * 1000;
  const { userName } = token.session;
  simulator.roleCredentials.add({ accessKeyId, secretAccessKey, sessionToken, role, userName, expiresAtMs });
  return jsonReply({ roleCredentials: { accessKeyId, expiration: expiresAtMs, secretAccessKey, sessionToken } });
}

/** `POST /logout`: ends the session; role credentials live on. */
export function logout(request: WireRequest, simulator: Simulator): WireReply {
  const token = authenticate(request, simulator);
  simulator.sessions.end(token.session, simulator.clock.now());
  return { status: 200, headers: {}, body: '' };
}

/** An expired, revoked, missing or other region's token all give the same 401. */
function authenticate(request: WireRequest, simulator: Simulator): AccessToken {
  const value = headerOf(request, 'x-amz-sso_bearer_token');
  const token = value === undefined ? undefined : simulator.sessions.liveAccessToken(value, simulator.clock.now());
  if (token?.session.region !== request.region) throw portalError('UnauthorizedException');
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
