import { consumeAssertion } from '../access-portal/assertion-consumer.ts';
import { consoleLink } from '../access-portal/console-link.ts';
import { portalPage, signOut } from '../access-portal/portal-page.ts';
import { directorySignIn, signInPage } from '../access-portal/sign-in.ts';
import { consolePage } from '../pages/console-page.ts';
import { deviceAnswer, devicePage } from '../pages/device-pages.ts';
import { isScimPath, scim } from '../scim/scim.ts';
import type { Simulator } from '../simulator.ts';
import { authorize, authorizeAnswer } from './authorize.ts';
import { federation } from './federation.ts';
import type { WireReply, WireRequest } from './message.ts';
import { startDeviceAuthorization } from './oidc-device.ts';
import { registerClient } from './oidc-register.ts';
import { createToken } from './oidc-token.ts';
import { getRoleCredentials, listAccountRoles, listAccounts, logout } from './portal.ts';
import { sts } from './sts.ts';

export type Handler = (request: WireRequest, simulator: Simulator) => WireReply | Promise<WireReply>;
export type Service = 'oidc' | 'portal' | 'sts' | 'signin' | 'page' | 'scim';

export interface Route {
  /** `*`: the handler looks itself. */
  method: 'GET' | 'POST' | '*';
  path: string;
  service: Service;
  operation: string;
  handle: Handler;
}

export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/client/register', service: 'oidc', operation: 'RegisterClient', handle: registerClient },
  {
    method: 'POST',
    path: '/device_authorization',
    service: 'oidc',
    operation: 'StartDeviceAuthorization',
    handle: startDeviceAuthorization,
  },
  { method: 'POST', path: '/token', service: 'oidc', operation: 'CreateToken', handle: createToken },
  { method: 'GET', path: '/authorize', service: 'page', operation: 'Authorize', handle: authorize },
  { method: 'POST', path: '/authorize', service: 'page', operation: 'AuthorizeAnswer', handle: authorizeAnswer },
  { method: 'GET', path: '/assignment/accounts', service: 'portal', operation: 'ListAccounts', handle: listAccounts },
  {
    method: 'GET',
    path: '/assignment/roles',
    service: 'portal',
    operation: 'ListAccountRoles',
    handle: listAccountRoles,
  },
  {
    method: 'GET',
    path: '/federation/credentials',
    service: 'portal',
    operation: 'GetRoleCredentials',
    handle: getRoleCredentials,
  },
  { method: 'POST', path: '/logout', service: 'portal', operation: 'Logout', handle: logout },
  { method: 'POST', path: '/', service: 'sts', operation: 'STS', handle: sts },
  { method: 'GET', path: '/', service: 'sts', operation: 'STS', handle: sts },
  { method: 'GET', path: '/federation', service: 'signin', operation: 'Federation', handle: federation },
  { method: 'POST', path: '/federation', service: 'signin', operation: 'Federation', handle: federation },
  { method: 'GET', path: '/start', service: 'page', operation: 'StartPage', handle: portalPage },
  { method: 'GET', path: '/start/', service: 'page', operation: 'StartPage', handle: portalPage },
  { method: 'GET', path: '/start/sign-in', service: 'page', operation: 'SignInPage', handle: signInPage },
  { method: 'POST', path: '/start/sign-in', service: 'page', operation: 'SignIn', handle: directorySignIn },
  { method: 'POST', path: '/start/sign-out', service: 'page', operation: 'SignOut', handle: signOut },
  { method: 'GET', path: '/start/console', service: 'page', operation: 'ConsoleLink', handle: consoleLink },
  { method: 'GET', path: '/start/device', service: 'page', operation: 'DevicePage', handle: devicePage },
  { method: 'POST', path: '/start/device', service: 'page', operation: 'DeviceAnswer', handle: deviceAnswer },
  { method: 'GET', path: '/console/home', service: 'page', operation: 'ConsolePage', handle: consolePage },
];

const ACS: Route = {
  method: 'POST',
  path: '/platform/saml/acs',
  service: 'page',
  operation: 'AssertionConsumer',
  handle: consumeAssertion,
};

const SCIM: Route = { method: '*', path: '/scim/v2', service: 'scim', operation: 'SCIM', handle: scim };

/** The route of a path, or one with the same path and another method, or undefined. */
export function findRoute(request: WireRequest, simulator: Simulator): Route | undefined {
  if (request.method === 'POST' && request.path === simulator.identitySource.acsPath) return ACS;
  if (isScimPath(request.path, simulator)) return SCIM;
  return ROUTES.find((route) => route.path === request.path && route.method === request.method);
}
