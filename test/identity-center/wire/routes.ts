import { consolePage } from '../pages/console-page.ts';
import { deviceAnswer, devicePage, startPage } from '../pages/device-pages.ts';
import type { Simulator } from '../simulator.ts';
import { federation } from './federation.ts';
import type { WireReply, WireRequest } from './message.ts';
import { startDeviceAuthorization } from './oidc-device.ts';
import { registerClient } from './oidc-register.ts';
import { createToken } from './oidc-token.ts';
import { getRoleCredentials, listAccountRoles, listAccounts, logout } from './portal.ts';
import { sts } from './sts.ts';

export type Handler = (request: WireRequest, simulator: Simulator) => WireReply;
export type Service = 'oidc' | 'portal' | 'sts' | 'signin' | 'page';

export interface Route {
  method: 'GET' | 'POST';
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
  { method: 'GET', path: '/start/', service: 'page', operation: 'StartPage', handle: startPage },
  { method: 'GET', path: '/start/device', service: 'page', operation: 'DevicePage', handle: devicePage },
  { method: 'POST', path: '/start/device', service: 'page', operation: 'DeviceAnswer', handle: deviceAnswer },
  { method: 'GET', path: '/console/home', service: 'page', operation: 'ConsolePage', handle: consolePage },
];

/** The route of a path, or one with the same path and another method, or undefined. */
export function findRoute(request: WireRequest): Route | undefined {
  return ROUTES.find((route) => route.path === request.path && route.method === request.method);
}
