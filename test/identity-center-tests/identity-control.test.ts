import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { started } from './running.ts';

async function control(running: RunningIdentityCenter, call: string, body?: unknown): Promise<unknown> {
  const [method = '', path = ''] = call.split(' ');
  const response = await fetch(running.controlUrl + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return response.ok ? answer : [response.status, answer];
}

test('people and groups can be changed from outside', async () => {
  const running = await started();
  const ada = 'ada@example.com';
  const calls: readonly [string, object][] = [
    ['POST groups/remove', { userName: ada, groupName: 'aws-developers' }],
    ['POST groups/add', { userName: ada, groupName: 'aws-security' }],
    ['POST users/active', { userName: ada, active: false }],
    ['POST users/password', { userName: ada, password: 'correct horse' }],
    ['POST permission-sets/duration', { roleName: 'SecurityAudit', seconds: 43_200 }],
    ['POST assignments/add', { accountId: '111122223333', roleName: 'Billing', groupName: 'aws-security' }],
    ['POST assignments/delete', { accountId: '111122223333', roleName: 'Billing', groupName: 'aws-security' }],
    ['POST identity-source/session-length', { ms: 1000 }],
    ['POST device/approve', { userCode: 'ZZZZ-ZZZZ', userName: ada }],
  ];
  const answers: unknown[] = [];
  for (const [call, body] of calls) answers.push(await control(running, call, body));
  expect(answers.slice(0, -1)).toEqual(Array(8).fill({}));
  expect(answers.at(-1)).toEqual([409, { error: 'The user code ZZZZ-ZZZZ cannot be answered: unknown.' }]);
  const users = v.parse(v.array(v.looseObject({ userName: v.string() })), await control(running, 'GET users'));
  expect(users.find((user) => user.userName === ada)).toMatchObject({
    active: false,
    groups: ['aws-everyone', 'aws-security'],
    password: 'correct horse',
    totpSecret: expect.stringMatching(/^[A-Z2-7]{32}$/u) as unknown,
    code: expect.stringMatching(/^\d{6}$/u) as unknown,
  });
  expect(await control(running, 'GET groups')).toContainEqual(
    expect.objectContaining({ displayName: 'aws-security', members: ['user@example.com', ada] }),
  );
});

test('the identity source can be changed from outside, and a response taken to tamper with', async () => {
  const running = await started();
  const forged = { userName: 'user@example.com' };
  expect(await control(running, 'POST identity-source/forge', forged)).toMatchObject([409, {}]);
  expect(await control(running, 'POST identity-source', { kind: 'external-idp' })).toEqual({});
  expect(await control(running, 'GET identity-source')).toEqual({
    kind: 'external-idp',
    metadataUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/metadata$/u) as unknown,
  });
  expect(await control(running, 'POST identity-source/forge', forged)).toMatchObject({
    acsUrl: expect.stringContaining('/platform/saml/acs/') as unknown,
    xml: expect.stringContaining('<ds:SignatureValue>') as unknown,
  });
  expect(await control(running, 'POST identity-source', { kind: 'ldap' })).toMatchObject([400, {}]);
});

test.for<[call: string, body: object]>([
  ['POST groups/add', { userName: 'nobody', groupName: 'aws-security' }],
  ['POST groups/add', { userName: 'user@example.com', groupName: 'none' }],
  ['POST groups/remove', { userName: 'newcomer@example.com', groupName: 'aws-security' }],
  ['POST permission-sets/duration', { roleName: 'None', seconds: 3600 }],
  ['POST assignments/add', { accountId: '000000000000', roleName: 'Billing', userName: 'user@example.com' }],
  ['POST assignments/add', { accountId: '111122223333', roleName: 'None', userName: 'user@example.com' }],
  ['POST assignments/add', { accountId: '111122223333', roleName: 'Billing' }],
  ['POST assignments/delete', { accountId: '111122223333', roleName: 'Billing', userName: 'user@example.com' }],
])('%s with something that is not there says so', async ([call, body]) => {
  const running = await started();
  expect(await control(running, call, body)).toEqual([409, { error: expect.any(String) as unknown }]);
});

test.for([3599, 43_201])('a permission set cannot last %i seconds', async (seconds) => {
  const running = await started();
  expect(await control(running, 'POST permission-sets/duration', { roleName: 'Billing', seconds })).toMatchObject([
    400,
    {},
  ]);
});
