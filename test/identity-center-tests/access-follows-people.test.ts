import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import {
  credentialsFor,
  poll,
  portal,
  refresh,
  refreshTokenOf,
  register,
  signIn,
  startDevice,
  tokensOf,
} from './wire-client.ts';
import { NOON, started } from './running.ts';

const USER = 'user@example.com';
const PAYMENTS = '111122223333';

async function roles(running: RunningIdentityCenter, accessToken: string): Promise<string[] | string> {
  const answer = await portal(running, accessToken, `/assignment/roles?account_id=${PAYMENTS}`);
  if (answer.status !== 200) return `${String(answer.status)} ${answer.errorType ?? ''}`;
  const schema = v.object({ roleList: v.array(v.object({ roleName: v.string() })) });
  return v.parse(schema, answer.json).roleList.map((role) => role.roleName);
}

async function statusOf(running: RunningIdentityCenter, accessToken: string, roleName: string): Promise<string> {
  const path = `/federation/credentials?account_id=${PAYMENTS}&role_name=${roleName}`;
  const { status, json } = await portal(running, accessToken, path);
  return status === 200 ? '200' : `${String(status)} ${v.parse(v.object({ message: v.string() }), json).message}`;
}

async function signInAs(running: RunningIdentityCenter, userName: string): Promise<string> {
  const client = await register(running);
  const device = await startDevice(running, client);
  running.control.approveDevice(device.userCode, userName);
  return tokensOf(await poll(running, client, device.deviceCode)).accessToken;
}

test('accounts and roles follow from the groups of the moment', async () => {
  const running = await started();
  const { identity } = running.control;
  const accessToken = await signInAs(running, 'ada@example.com');
  expect(await roles(running, accessToken)).toEqual(['ReadOnlyAccess', 'PowerUserAccess', 'DatabaseOperator']);
  identity.removeFromGroup('ada@example.com', 'aws-developers');
  expect({
    roles: await roles(running, accessToken),
    statusOfPowerUserAccess: await statusOf(running, accessToken, 'PowerUserAccess'),
    statusOfReadOnlyAccess: await statusOf(running, accessToken, 'ReadOnlyAccess'),
  }).toEqual({ roles: ['ReadOnlyAccess'], statusOfPowerUserAccess: '403 No access', statusOfReadOnlyAccess: '200' });
  identity.removeFromGroup('ada@example.com', 'aws-everyone');
  expect({
    roles: await roles(running, accessToken),
    json: (await portal(running, accessToken, '/assignment/accounts')).json,
  }).toEqual({ roles: '403 ForbiddenException', json: { nextToken: null, accountList: [] } });
  identity.addToGroup('ada@example.com', 'aws-security');
  expect(await roles(running, accessToken)).toEqual(['SecurityAudit']);
});

test('a person may hold an assignment of their own', async () => {
  const running = await started();
  const { identity } = running.control;
  const accessToken = await signInAs(running, 'newcomer@example.com');
  expect(await roles(running, accessToken)).toBe('403 ForbiddenException');
  const assignment = { accountId: PAYMENTS, roleName: 'Billing', userName: 'newcomer@example.com' };
  identity.assign(assignment);
  expect({
    roles: await roles(running, accessToken),
    statusOfBilling: await statusOf(running, accessToken, 'Billing'),
  }).toEqual({
    roles: ['Billing'],
    statusOfBilling: '200',
  });
  identity.unassign(assignment);
  expect(await statusOf(running, accessToken, 'Billing')).toBe('403 No access');
});

test('a deactivated person has no portal and no refresh; their role credentials live on; activated, all is back', async () => {
  const running = await started();
  const { client, answer, accessToken } = await signIn(running);
  const { accessKeyId } = await credentialsFor(running, accessToken, PAYMENTS, 'ReadOnlyAccess');
  const tries = async (): Promise<unknown[]> => [
    await statusOf(running, accessToken, 'ReadOnlyAccess'),
    (await refresh(running, client, refreshTokenOf(answer))).errorType,
  ];
  running.control.identity.setActive(USER, false);
  expect(await tries()).toEqual(['401 Session token not found or invalid', 'InvalidGrantException']);
  expect(accessKeyId).toMatch(/^ASIA/u);
  running.control.identity.setActive(USER, true);
  expect(await tries()).toEqual(['200', undefined]);
});

test('a changed permission set holds for new credentials only', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const before = await credentialsFor(running, accessToken, PAYMENTS, 'ReadOnlyAccess');
  running.control.identity.setPermissionSetDuration('ReadOnlyAccess', 12 * 3600);
  const after = await credentialsFor(running, accessToken, PAYMENTS, 'ReadOnlyAccess');
  expect({ beforeExpiration: before.expiration, afterExpiration: after.expiration }).toEqual({
    beforeExpiration: NOON + 3_600_000,
    afterExpiration: NOON + 12 * 3_600_000,
  });
});

test("the role trusts the account's SAML provider alone, and credentials come only while it does", async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const role = running.control.identity.reservedRole(PAYMENTS, 'ReadOnlyAccess');
  expect(role).toMatchObject({
    arn: expect.stringMatching(
      /^arn:aws:iam::111122223333:role\/aws-reserved\/sso\.amazonaws\.com\/AWSReservedSSO_ReadOnlyAccess_[\da-f]{16}$/u,
    ) as unknown,
    trust: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: expect.stringMatching(
            /^arn:aws:iam::111122223333:saml-provider\/AWSSSO_[\da-f]{16}_DO_NOT_DELETE$/u,
          ) as unknown,
        },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });
  role.trust = [{ Effect: 'Allow', Principal: { AWS: ['*'] }, Action: ['sts:AssumeRole'] }];
  expect({
    statusOfReadOnlyAccess: await statusOf(running, accessToken, 'ReadOnlyAccess'),
    statusOfPowerUserAccess: await statusOf(running, accessToken, 'PowerUserAccess'),
  }).toEqual({ statusOfReadOnlyAccess: '403 No access', statusOfPowerUserAccess: '200' });
});

test('an organisation elsewhere has its region in the path of its roles', async () => {
  const running = await started({ region: 'eu-west-1' });
  expect(running.control.identity.reservedRole(PAYMENTS, 'ReadOnlyAccess').path).toBe(
    '/aws-reserved/sso.amazonaws.com/eu-west-1/',
  );
});

test('a grant stands in the trail of the organisation and of the account', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  await credentialsFor(running, accessToken, PAYMENTS, 'ReadOnlyAccess');
  const [created, granted, assumed] = running.control.identity.audit();
  const { id } = running.control.identity.person(USER);
  const identity = { type: 'IdentityCenterUser', onBehalfOf: { userId: id } };
  expect({ created, granted, assumed }).toMatchObject({
    created: {
      eventName: 'CreateToken',
      eventSource: 'sso-oauth.amazonaws.com',
      userIdentity: identity,
      eventTime: '2026-03-14T12:00:00Z',
    },
    granted: {
      eventName: 'GetRoleCredentials',
      eventSource: 'sso.amazonaws.com',
      userIdentity: identity,
      serviceEventDetails: { role_name: 'ReadOnlyAccess', account_id: PAYMENTS },
    },
    assumed: {
      eventName: 'AssumeRoleWithSAML',
      eventSource: 'sts.amazonaws.com',
      recipientAccountId: PAYMENTS,
      userIdentity: { type: 'SAMLUser', userName: USER },
      requestParameters: { roleSessionName: USER, durationSeconds: 3600 },
    },
  });
});
