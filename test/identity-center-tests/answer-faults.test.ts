import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import { NOON, started } from './running.ts';
import { call, DEVICE_REGISTRATION, portal, poll, register, signIn, startDevice, tokensOf } from './wire-client.ts';
import type { Answer } from './wire-client.ts';

const ACCOUNTS = '/assignment/accounts';
const CREDENTIALS = '/federation/credentials?account_id=111122223333&role_name=PowerUserAccess';
/** What the permission set gives. */
const FOUR_HOURS = 4 * 3_600_000;
const any = expect.anything() as unknown;

test.for<[fault: FaultRequest, fields: object]>([
  [{ kind: 'field', field: 'expiresIn' }, { expiresIn: undefined }],
  [{ kind: 'field', field: 'expiresIn', value: 0 }, { expiresIn: 0 }],
  [{ kind: 'field', field: 'expiresIn', value: -5 }, { expiresIn: -5 }],
  [{ kind: 'field', field: 'expiresIn', value: 1e300 }, { expiresIn: 1e300 }],
  [{ kind: 'field', field: 'expiresIn', as: 'text' }, { expiresIn: '3600' }],
  [{ kind: 'field', field: 'refreshToken', value: null }, { refreshToken: null }],
  [{ kind: 'omitRefreshToken' }, { refreshToken: undefined }],
  [{ kind: 'shortToken', seconds: 300 }, { expiresIn: 300 }],
  [{ kind: 'body', body: '[]' }, []],
])('%j in the answer of CreateToken', async ([fault, fields]) => {
  const running = await started();
  const client = await register(running);
  const device = await startDevice(running, client);
  running.control.approveDevice(device.userCode);
  running.control.addFault({ ...fault, path: '/token', grantType: 'device_code', count: 1 });
  const { json } = await poll(running, client, device.deviceCode);
  const whole = { accessToken: any, expiresIn: 3600, refreshToken: any };
  expect(json).toMatchObject(Array.isArray(fields) ? [] : stripped({ ...whole, ...fields }));
  for (const [name, value] of Object.entries(fields)) if (value === undefined) expect(json).not.toHaveProperty(name);
});

test.for<[fault: FaultRequest, expiration: unknown]>([
  [{ kind: 'field', as: 'seconds' }, (NOON + FOUR_HOURS) / 1000],
  [{ kind: 'field', as: 'instant' }, '2026-03-14T16:00:00.000Z'],
  [{ kind: 'field', as: 'text' }, String(NOON + FOUR_HOURS)],
  [{ kind: 'field', plus: -600_000 }, NOON + FOUR_HOURS - 600_000],
])('%j in the expiration of role credentials', async ([fault, expiration]) => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ ...fault, field: 'roleCredentials.expiration', path: '/federation/credentials' });
  const { json } = await portal(running, accessToken, CREDENTIALS);
  expect(json).toMatchObject({ roleCredentials: { expiration, sessionToken: any } });
});

test('a field is changed only where it is, and errors stay as they are', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ kind: 'field', field: 'roleCredentials.expiration', value: 1, count: 1 });
  const answers = [await portal(running, accessToken, ACCOUNTS), await portal(running, 'unknown', CREDENTIALS)];
  expect({ answerStatuses: answers.map(({ status }) => status), faultCount: running.control.faults().length }).toEqual({
    answerStatuses: [200, 401],
    faultCount: 1,
  });
});

test.for<[fault: FaultRequest, path: string, answer: readonly unknown[]]>([
  [{ kind: 'status', status: 500 }, ACCOUNTS, [500, undefined, 'application/json', '{"message":"Internal error"}']],
  [
    { kind: 'status', status: 502, form: 'html' },
    ACCOUNTS,
    [502, undefined, 'text/html', expect.stringContaining('<html>')],
  ],
  [{ kind: 'status', status: 503, form: 'empty' }, '/', [503, undefined, 'text/plain', '']],
  [{ kind: 'refuse', error: 'ResourceNotFoundException' }, ACCOUNTS, [404, 'ResourceNotFoundException', any, any]],
  [
    { kind: 'refuse', error: 'SomethingNewException' },
    ACCOUNTS,
    [400, 'SomethingNewException', any, '{"message":"Something new","__type":"SomethingNewException"}'],
  ],
  [
    { kind: 'refuse', error: 'SomethingNewException' },
    '/token',
    [400, 'SomethingNewException', any, '{"error":"something_new"}'],
  ],
  [
    { kind: 'refuse', error: 'AuthorizationPendingException' },
    '/token',
    [400, 'AuthorizationPendingException', any, any],
  ],
  [
    { kind: 'refuse', error: 'Throttling' },
    '/',
    [400, undefined, 'text/xml', expect.stringContaining('<Code>Throttling</Code>')],
  ],
])('%j at %s', async ([fault, path, expected]) => {
  const running = await started();
  running.control.addFault({ ...fault, path });
  const answer = await call(running, path === ACCOUNTS ? 'GET' : 'POST', path);
  expect([...shape(answer), answer.headers.has('x-amzn-requestid')]).toEqual([...expected, true]);
});

test.for<[fault: FaultRequest, status: number, header: Record<string, string>]>([
  [{ kind: 'intercept' }, 200, { 'content-type': 'text/html' }],
  [{ kind: 'intercept', contentType: 'application/json', body: '{}' }, 200, { 'content-type': 'application/json' }],
  [{ kind: 'intercept', status: 407 }, 407, { 'proxy-authenticate': 'Basic realm="proxy"' }],
  [{ kind: 'intercept', location: 'http://127.0.0.1:9/terms' }, 302, { location: 'http://127.0.0.1:9/terms' }],
  [{ kind: 'intercept', status: 301, location: '/elsewhere' }, 301, { location: '/elsewhere' }],
])('%j bears no mark of AWS, and AWS hears nothing', async ([fault, status, header]) => {
  const running = await started();
  running.control.addFault({ ...fault, path: '/client/register' });
  // `fetch` shows no 407 of a server, only that there is no answer.
  const seen = await plainPost(`${running.url}/us-east-1/client/register`);
  expect({ seen, registrations: running.control.state()['registrations'] }).toEqual({
    seen: [status, expect.objectContaining(header), []],
    registrations: 0,
  });
});

test.for([600_000, -600_000])('a Date header that is off by %i ms leaves every expiry as it is', async (offsetMs) => {
  const running = await started();
  running.control.addFault({ kind: 'dateSkew', offsetMs });
  const { answer, accessToken } = await signIn(running);
  const credentials = await portal(running, accessToken, CREDENTIALS);
  expect({
    headers: answer.headers.get('date'),
    expiresIn: tokensOf(answer).expiresIn,
    json: credentials.json,
    nowMs: running.control.clock().nowMs,
  }).toEqual({
    headers: new Date(NOON + offsetMs).toUTCString(),
    expiresIn: 3600,
    json: { roleCredentials: expect.objectContaining({ expiration: NOON + FOUR_HOURS }) as unknown },
    nowMs: NOON,
  });
});

test('a fault for one grant leaves the others alone', async () => {
  const running = await started();
  running.control.addFault({ kind: 'status', status: 500, path: '/token', grantType: 'refresh_token' });
  const { client, answer } = await signIn(running);
  const json = { ...client, grantType: 'refresh_token', refreshToken: tokensOf(answer).refreshToken };
  expect({
    answerStatus: answer.status,
    callPOSTStatus: (await call(running, 'POST', '/token', { json })).status,
  }).toEqual({ answerStatus: 200, callPOSTStatus: 500 });
});

/** Status, headers, and which of them only AWS, or the simulator in its place, would send. */
function plainPost(url: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST' }, (reply) => {
      reply.resume();
      const ofAws = Object.keys(reply.headers).filter((name) => /^x-amz|content-security-policy/u.test(name));
      resolve([reply.statusCode, reply.headers, ofAws]);
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(DEVICE_REGISTRATION));
  });
}

function shape({ status, errorType, headers, text }: Answer): unknown[] {
  return [status, errorType, headers.get('content-type'), text];
}

function stripped(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
