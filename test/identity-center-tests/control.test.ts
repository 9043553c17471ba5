import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { poll, portal, register, signIn, startDevice } from './wire-client.ts';
import { NOON, started } from './running.ts';

async function control(running: RunningIdentityCenter, call: string, body?: unknown): Promise<unknown> {
  const [method = '', path = ''] = call.split(' ');
  const response = await fetch(running.controlUrl + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return response.ok ? answer : [response.status, answer];
}

function statusWith(running: RunningIdentityCenter, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${running.controlUrl}secrets`, { headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

test('a sign-in can be driven from outside: approve, count, end', async () => {
  const running = await started();
  const client = await register(running);
  const { userCode, deviceCode } = await startDevice(running, client);
  expect(await control(running, 'GET devices')).toEqual([
    { userCode, clientName: 'test', region: 'us-east-1', outcome: 'pending', polls: 0 },
  ]);
  expect(await control(running, 'POST device/approve', { userCode: userCode.toLowerCase().replace('-', ' ') })).toEqual(
    {},
  );
  await poll(running, client, deviceCode);
  expect(await control(running, 'GET state')).toEqual({
    accounts: 5,
    registrations: 1,
    deviceAuthorizations: 1,
    sessions: 1,
    liveSessions: 1,
    accessTokens: 1,
    refreshTokens: 1,
    roleCredentials: 0,
    signinTokens: 0,
    consoleSessions: 0,
    requests: 3,
  });
  expect(await control(running, 'POST session/end')).toEqual({ ended: 1 });
  expect(await control(running, 'GET state')).toMatchObject({ sessions: 1, liveSessions: 0 });
});

test('an answer that cannot be given says why', async () => {
  const running = await started();
  const { userCode } = await startDevice(running, await register(running));
  await control(running, 'POST device/deny', { userCode });
  expect([
    await control(running, 'POST device/approve', { userCode }),
    await control(running, 'POST device/approve', { userCode: 'AAAA-AAAA' }),
    await control(running, 'POST assignments/remove', { accountId: '1', roleName: 'X' }),
    await control(running, 'POST assignments/restore', { accountId: '1', roleName: 'X' }),
  ]).toEqual([
    [409, { error: `The user code ${userCode} cannot be answered: answered.` }],
    [409, { error: 'The user code AAAA-AAAA cannot be answered: unknown.' }],
    [409, { error: 'There is no assignment of X in account 1 to remove.' }],
    [409, { error: 'The assignment of X in account 1 was not removed before.' }],
  ]);
});

test('the clock advances, is set, freezes and resumes, and the wire follows', async () => {
  let real = NOON;
  const running = await started({ now: () => real });
  const seen = [
    await control(running, 'POST clock', { advanceMs: 5000 }),
    await control(running, 'POST clock', { setMs: NOON + 60_000 }),
  ];
  real += 1000;
  seen.push(await control(running, 'GET clock'), await control(running, 'POST clock', { freezeAtMs: NOON }));
  real += 1000;
  seen.push(
    await control(running, 'POST clock', { advanceMs: 7 }),
    await control(running, 'POST clock', { resume: true }),
  );
  real += 1000;
  seen.push(await control(running, 'GET clock'));
  const at = (ms: number, frozen = false): unknown => ({ nowMs: NOON + ms, frozen });
  expect(seen).toEqual([at(5000), at(60_000), at(61_000), at(0, true), at(7, true), at(7), at(1007)]);
  const wire = await fetch(`${running.url}/us-east-1/start/`);
  expect(wire.headers.get('date')).toBe(new Date(NOON + 1000).toUTCString());
});

test('the log says what was asked and how it was answered', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  await portal(running, accessToken, '/assignment/roles?account_id=000000000000');
  const log = running.control.requests();
  expect(log.map(({ method, operation, status, grantType }) => [method, operation, status, grantType])).toEqual([
    ['POST', 'RegisterClient', 200, undefined],
    ['POST', 'StartDeviceAuthorization', 200, undefined],
    ['POST', 'CreateToken', 200, 'urn:ietf:params:oauth:grant-type:device_code'],
    ['GET', 'ListAccountRoles', 403, undefined],
  ]);
  expect(log.at(-1)).toMatchObject({
    at: NOON,
    region: 'us-east-1',
    path: '/assignment/roles',
    query: { account_id: '000000000000' },
    headers: { 'x-amz-sso_bearer_token': `(${String(accessToken.length)} characters)` },
    errorType: 'ForbiddenException',
  });
  await control(running, 'DELETE requests');
  expect(await control(running, 'GET requests')).toEqual([]);
});

test('one can wait for a call instead of looking for it', async () => {
  const running = await started();
  await register(running);
  const order: string[] = [];
  const waits = [
    control(running, 'POST requests/wait', { operation: 'RegisterClient' }).then(() => order.push('first')),
    running.control.whenAsked('RegisterClient', 3).then(() => order.push('third')),
  ];
  await waits[0];
  await register(running);
  order.push('second');
  await register(running);
  await Promise.all(waits);
  expect({ order, controlWait: await control(running, 'POST requests/wait', { operation: 'Register' }) }).toEqual({
    order: ['first', 'second', 'third'],
    controlWait: [400, { error: expect.stringContaining('operation: Invalid type') as unknown }],
  });
});

test('switches change one at a time and are checked', async () => {
  const running = await started();
  const changed = await control(running, 'POST switches', { pageSize: 3 });
  expect({ changed, controlGETSwitches: await control(running, 'GET switches') }).toEqual({
    changed: { ...running.control.switches(), pageSize: 3 },
    controlGETSwitches: changed,
  });
  expect([
    await control(running, 'POST switches', { pageSize: 101 }),
    await control(running, 'POST switches', { pagesize: 1 }),
  ]).toEqual([
    [400, { error: 'pageSize: Invalid value: Expected <=100 but received 101' }],
    [400, { error: 'pagesize: Invalid key: Expected never but received "pagesize"' }],
  ]);
});

test('an unknown call lists those there are', async () => {
  const running = await started();
  const response = await fetch(`${running.controlUrl}reboot`);
  expect({ responseStatus: response.status, text: await response.text() }).toEqual({
    responseStatus: 404,
    text: expect.stringContaining('POST device/approve') as unknown,
  });
});

test('only programs of this machine are answered', async () => {
  const running = await started();
  const port = new URL(running.url).port;
  const statuses = [
    await statusWith(running, {}),
    await statusWith(running, { host: `localhost:${port}` }),
    await statusWith(running, { host: `evil.example:${port}` }),
    await statusWith(running, { origin: 'https://evil.example' }),
    await statusWith(running, { origin: running.url }),
  ];
  expect(statuses).toEqual([200, 200, 403, 403, 200]);
});
