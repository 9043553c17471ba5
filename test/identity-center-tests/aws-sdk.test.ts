import {
  GetRoleCredentialsCommand,
  LogoutCommand,
  paginateListAccounts,
  paginateListAccountRoles,
  SSOClient,
} from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { expect, onTestFinished, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { DEVICE_CODE } from './wire-client.ts';
import { NOON, started } from './running.ts';

function clients(running: RunningIdentityCenter): { oidc: SSOOIDCClient; sso: SSOClient } {
  const options = { endpoint: `${running.url}/${running.region}`, region: running.region, maxAttempts: 1 };
  const made = { oidc: new SSOOIDCClient(options), sso: new SSOClient(options) };
  onTestFinished(() => {
    made.oidc.destroy();
    made.sso.destroy();
  });
  return made;
}

interface Begun {
  clientId: string;
  clientSecret: string;
  deviceCode: string;
  userCode: string;
}

async function begin(running: RunningIdentityCenter, oidc: SSOOIDCClient): Promise<Begun> {
  const { clientId = '', clientSecret = '' } = await oidc.send(
    new RegisterClientCommand({
      clientName: 'sdk',
      clientType: 'public',
      scopes: ['sso:account:access'],
      grantTypes: [DEVICE_CODE, 'refresh_token'],
    }),
  );
  const { startUrl } = running;
  const device = await oidc.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }));
  return { clientId, clientSecret, deviceCode: device.deviceCode ?? '', userCode: device.userCode ?? '' };
}

async function accessTokenOf(running: RunningIdentityCenter, oidc: SSOOIDCClient): Promise<string> {
  const { userCode, ...codes } = await begin(running, oidc);
  running.control.approveDevice(userCode);
  const tokens = await oidc.send(new CreateTokenCommand({ ...codes, grantType: DEVICE_CODE }));
  return tokens.accessToken ?? '';
}

test("AWS's own client signs in, refreshes, lists, gets credentials and signs out", async () => {
  const running = await started({ accounts: 120, pageSize: 50 });
  const { oidc, sso } = clients(running);
  const { userCode, ...codes } = await begin(running, oidc);
  const redeem = new CreateTokenCommand({ ...codes, grantType: DEVICE_CODE });
  await expect(oidc.send(redeem)).rejects.toMatchObject({ name: 'AuthorizationPendingException' });
  running.control.approveDevice(userCode);
  const { refreshToken = '' } = await oidc.send(redeem);
  const { clientId, clientSecret } = codes;
  const refreshed = await oidc.send(
    new CreateTokenCommand({ clientId, clientSecret, grantType: 'refresh_token', refreshToken }),
  );
  const accessToken = refreshed.accessToken ?? '';

  const ids: (string | undefined)[] = [];
  for await (const page of paginateListAccounts({ client: sso }, { accessToken })) {
    ids.push(...(page.accountList ?? []).map((account) => account.accountId));
  }
  expect(ids).toEqual(running.control.accounts().map((account) => account.id));

  const accountId = '111122223333';
  const roles: (string | undefined)[] = [];
  for await (const page of paginateListAccountRoles({ client: sso }, { accessToken, accountId })) {
    roles.push(...(page.roleList ?? []).map((role) => role.roleName));
  }
  expect(roles).toEqual([
    'ReadOnlyAccess',
    'PowerUserAccess',
    'AdministratorAccess',
    'SecurityAudit',
    'DatabaseOperator',
  ]);

  const roleName = 'ReadOnlyAccess';
  const { roleCredentials } = await sso.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }));
  expect(roleCredentials?.expiration).toBe(NOON + 3_600_000);
  await sso.send(new LogoutCommand({ accessToken }));
  await expect(sso.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }))).rejects.toMatchObject({
    name: 'UnauthorizedException',
    message: 'Session token not found or invalid',
  });
});

test("AWS's own client knows each refusal by its name", async () => {
  const running = await started();
  running.control.setSwitches({ throttlePerSecond: 1 });
  const { oidc, sso } = clients(running);
  const { userCode, ...codes } = await begin(running, oidc);
  const redeem = (change: object = {}): Promise<unknown> =>
    oidc.send(new CreateTokenCommand({ ...codes, grantType: DEVICE_CODE, ...change }));
  await expect(redeem({ clientSecret: 'wrong' })).rejects.toMatchObject({
    name: 'InvalidClientException',
    $metadata: { httpStatusCode: 401 },
    error: 'invalid_client',
  });
  await expect(redeem({ deviceCode: 'wrong' })).rejects.toMatchObject({ name: 'InvalidGrantException' });
  running.control.denyDevice(userCode);
  await expect(redeem()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  running.control.moveClock({ advanceMs: 600_000 });
  await expect(redeem()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  const accessToken = await accessTokenOf(running, oidc);
  const ask = (roleName: string): Promise<unknown> =>
    sso.send(new GetRoleCredentialsCommand({ accessToken, accountId: '111122223333', roleName }));
  await expect(ask('Billing')).rejects.toMatchObject({ name: 'ForbiddenException', message: 'No access' });
  await expect(ask('Billing')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
});

test("without the header of the error type AWS's own client is as lost as on the wire", async () => {
  const running = await started();
  const { oidc } = clients(running);
  const { clientId, clientSecret, deviceCode } = await begin(running, oidc);
  running.control.addFault({ kind: 'dropErrorType', path: '/token' });
  const redeem = new CreateTokenCommand({ clientId, clientSecret, deviceCode, grantType: DEVICE_CODE });
  await expect(oidc.send(redeem)).rejects.toMatchObject({ name: 'Unknown' });
});
