import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { NOON, started } from './running.ts';
import { call, poll, portal, refresh, refreshTokenOf, register, signIn, startDevice, tokensOf } from './wire-client.ts';
import type { Client, Device, SignedIn } from './wire-client.ts';

const ACCOUNTS = '/assignment/accounts';
const CREDENTIALS = '/federation/credentials?account_id=111122223333&role_name=PowerUserAccess';

const pageSchema = v.object({
  accountList: v.array(v.object({ accountId: v.string() })),
  nextToken: v.nullable(v.string()),
});
const credentialsSchema = v.object({
  roleCredentials: v.object({ accessKeyId: v.string(), secretAccessKey: v.string(), sessionToken: v.string() }),
});

/** Which of these ends: the sign-in waiting for approval, the refresh token, the access token, the role. */
interface Standing {
  readonly device: string;
  readonly refresh: string;
  readonly list: string;
  readonly credentials: string;
}

async function standing(
  running: RunningIdentityCenter,
  { client, answer, accessToken }: SignedIn,
  waiting: { client: Client; device: Device },
): Promise<Standing> {
  const { control } = running;
  control.moveClock({ advanceMs: 5000 });
  return {
    device: (await poll(running, waiting.client, waiting.device.deviceCode)).errorType ?? 'ok',
    list: (await portal(running, accessToken, ACCOUNTS)).errorType ?? 'ok',
    credentials: (await portal(running, accessToken, CREDENTIALS)).errorType ?? 'ok',
    refresh: (await refresh(running, client, refreshTokenOf(answer))).errorType ?? 'ok',
  };
}

const WELL: Standing = { device: 'AuthorizationPendingException', refresh: 'ok', list: 'ok', credentials: 'ok' };

test.for<[fault: FaultRequest, change: Partial<Standing>]>([
  [{ kind: 'forgetRegistration', grantType: 'refresh_token' }, { refresh: 'InvalidClientException' }],
  [{ kind: 'expireRegistration', grantType: 'device_code' }, { device: 'InvalidClientException' }],
  [{ kind: 'expireDeviceCode' }, { device: 'ExpiredTokenException' }],
  [{ kind: 'denyDevice' }, { device: 'AccessDeniedException' }],
  [
    { kind: 'revokeToken', path: ACCOUNTS },
    { list: 'UnauthorizedException', credentials: 'UnauthorizedException' },
  ],
  [
    { kind: 'endSession', path: '/federation/credentials' },
    { list: 'UnauthorizedException', credentials: 'UnauthorizedException', refresh: 'InvalidGrantException' },
  ],
  [
    { kind: 'endSession', path: '/token' },
    { list: 'UnauthorizedException', credentials: 'UnauthorizedException', refresh: 'InvalidGrantException' },
  ],
  [{ kind: 'removeRole' }, { credentials: 'ForbiddenException' }],
])('%j happens once at AWS, and stays', async ([fault, change]) => {
  const running = await started();
  const signedIn = await signIn(running);
  const client = await register(running);
  const waiting = { client, device: await startDevice(running, client) };
  running.control.addFault({ ...fault, count: 1 });
  await standing(running, signedIn, waiting);
  expect({ standing: await standing(running, signedIn, waiting), faults: running.control.faults() }).toEqual({
    standing: { ...WELL, ...change },
    faults: [],
  });
});

test('a short token is refused when its time is over, and the refresh token is not', async () => {
  const running = await started();
  running.control.addFault({ kind: 'shortToken', seconds: 300, path: '/token', count: 1 });
  const { client, answer, accessToken } = await signIn(running);
  const statuses: number[] = [];
  for (const advanceMs of [299_000, 1000]) {
    running.control.moveClock({ advanceMs });
    statuses.push((await portal(running, accessToken, ACCOUNTS)).status);
  }
  const again = await refresh(running, client, refreshTokenOf(answer));
  expect({ statuses, expiresIn: tokensOf(again).expiresIn }).toEqual({ statuses: [200, 401], expiresIn: 3600 });
});

test.for<[accountId: string | undefined, place: number]>([
  [undefined, 4],
  ['111122225555', 0],
])('account %s vanishes between two pages', async ([accountId, place]) => {
  const running = await started({ pageSize: 2 });
  const { accessToken } = await signIn(running);
  const ids = running.control.accounts().map(({ id }) => id);
  running.control.addFault({ kind: 'vanishAccount', count: 1, ...(accountId === undefined ? {} : { accountId }) });
  const listed = await listedIds(running, accessToken);
  const again = await listedIds(running, accessToken);
  const rest = ids.filter((_id, at) => at !== place);
  // What stood on the first page has been given out already.
  expect({ listed, again }).toEqual({ listed: place === 0 ? ids : rest, again: rest });
});

test('SessionDuration is refused, and without it the exchange goes on', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const { json } = await portal(running, accessToken, CREDENTIALS);
  running.control.addFault({ kind: 'refuseSessionDuration', count: 2 });
  const statuses: number[] = [];
  for (const [method, duration] of [
    ['POST', '3600'],
    ['POST', null],
    ['GET', '3600'],
    ['GET', null],
  ] as const) {
    const form = new URLSearchParams({ Action: 'getSigninToken', Session: sessionOf(json) });
    if (duration !== null) form.set('SessionDuration', duration);
    const answer =
      method === 'GET'
        ? await call(running, method, `/federation?${form.toString()}`)
        : await call(running, method, '/federation', { body: form.toString() });
    statuses.push(answer.status);
  }
  expect({ statuses, faults: running.control.faults(), nowMs: running.control.clock().nowMs }).toEqual({
    statuses: [400, 200, 400, 200],
    faults: [],
    nowMs: NOON,
  });
});

async function listedIds(running: RunningIdentityCenter, accessToken: string): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page = await portal(
      running,
      accessToken,
      `${ACCOUNTS}${next === '' ? '' : `?next_token=${encodeURIComponent(next)}`}`,
    );
    const { accountList, nextToken } = v.parse(pageSchema, page.json);
    ids.push(...accountList.map(({ accountId }) => accountId));
    next = nextToken;
  }
  return ids;
}

function sessionOf(json: unknown): string {
  const { accessKeyId, secretAccessKey, sessionToken } = v.parse(credentialsSchema, json).roleCredentials;
  return JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken });
}
