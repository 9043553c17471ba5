import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, portal, refresh, refreshTokenOf, signIn, tokensOf } from './wire-client.ts';
import { NOON, started } from './running.ts';

const ACCOUNTS = '/assignment/accounts';
async function statuses(running: RunningIdentityCenter, accessToken: string, times: number): Promise<number[]> {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) seen.push((await portal(running, accessToken, ACCOUNTS)).status);
  return seen;
}

test('a fault strikes its path as often as it was told, then all is well', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ kind: 'throttle', path: ACCOUNTS, count: 2, retryAfterSeconds: 3 });
  const roles = await portal(running, accessToken, '/assignment/roles?account_id=111122223333');
  const first = await portal(running, accessToken, ACCOUNTS);
  expect({ rolesStatus: roles.status, headers: first.headers.get('retry-after'), errorType: first.errorType }).toEqual({
    rolesStatus: 200,
    headers: '3',
    errorType: 'TooManyRequestsException',
  });
  expect(await statuses(running, accessToken, 2)).toEqual([429, 200]);
  expect(running.control.faults()).toEqual([]);
});

test('without a count it goes on until all are removed', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ kind: 'status', status: 503, body: '<html>busy</html>', contentType: 'text/html' });
  const broken = await portal(running, accessToken, ACCOUNTS);
  expect({ brokenStatus: broken.status, brokenText: broken.text, headers: broken.headers.get('content-type') }).toEqual(
    {
      brokenStatus: 503,
      brokenText: '<html>busy</html>',
      headers: 'text/html',
    },
  );
  expect(await statuses(running, accessToken, 3)).toEqual([503, 503, 503]);
  running.control.removeFaults();
  expect(await statuses(running, accessToken, 1)).toEqual([200]);
});

test('chance is the same for the same seed', async () => {
  const failures = async (seed: number): Promise<number[]> => {
    const running = await started({ seed });
    const { accessToken } = await signIn(running);
    running.control.addFault({ kind: 'status', status: 500, path: ACCOUNTS, probability: 0.5 });
    return statuses(running, accessToken, 16);
  };
  const [one, same] = [await failures(3), await failures(3)];
  expect(same).toEqual(one);
  expect(new Set(one)).toEqual(new Set([200, 500]));
});

test('a reset cuts the connection, and the log says so', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ kind: 'reset', path: ACCOUNTS, count: 1 });
  await expect(portal(running, accessToken, ACCOUNTS)).rejects.toThrow('fetch failed');
  expect(running.control.requests().at(-1)).toMatchObject({ operation: 'ListAccounts', status: 0, fault: 'reset' });
  expect(await statuses(running, accessToken, 1)).toEqual([200]);
});

test("a slow answer waits on the simulator's clock, so that a test need not", async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.moveClock({ freezeAtMs: NOON });
  running.control.addFault({ kind: 'slow', path: ACCOUNTS, ms: 61_000 });
  let answered = false;
  const answer = portal(running, accessToken, ACCOUNTS).finally(() => void (answered = true));
  await running.control.whenInjected(1);
  running.control.moveClock({ advanceMs: 60_999 });
  // Served while the other waits: whatever was to be sent for it has been sent.
  await portal(running, accessToken, '/assignment/roles?account_id=111122223333');
  const early = answered;
  running.control.moveClock({ advanceMs: 1 });
  expect({ early, answerStatus: (await answer).status }).toEqual({ early: false, answerStatus: 200 });
});

test('a body can be replaced while the call still has its effect', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ kind: 'body', path: '/logout', body: 'not json', contentType: 'text/plain' });
  const headers = { 'x-amz-sso_bearer_token': accessToken };
  const answer = await call(running, 'POST', '/logout', { headers });
  expect({
    answerStatus: answer.status,
    answerText: answer.text,
    liveSessions: running.control.state()['liveSessions'],
  }).toEqual({ answerStatus: 200, answerText: 'not json', liveSessions: 0 });
});

test('the refresh token is left out of the answers that have one', async () => {
  const running = await started();
  const { client, answer } = await signIn(running);
  running.control.addFault({ kind: 'omitRefreshToken', path: '/token', count: 1 });
  const refused = await refresh(running, client, 'unknown');
  const without = await refresh(running, client, refreshTokenOf(answer));
  const after = await refresh(running, client, refreshTokenOf(answer));
  expect([refused.status, 'refreshToken' in Object(without.json), tokensOf(after).refreshToken === null]).toEqual([
    400,
    false,
    false,
  ]);
});

test('the type of an error can be dropped from its header', async () => {
  const running = await started();
  running.control.addFault({ kind: 'dropErrorType', count: 1 });
  const ok = await signIn(running);
  const first = await portal(running, 'unknown', ACCOUNTS);
  const second = await portal(running, 'unknown', ACCOUNTS);
  expect({
    answerStatus: ok.answer.status,
    firstErrorType: first.errorType,
    firstStatus: first.status,
    secondErrorType: second.errorType,
  }).toEqual({
    answerStatus: 200,
    firstErrorType: undefined,
    firstStatus: 401,
    secondErrorType: 'UnauthorizedException',
  });
});

test('faults add up: slow and then refused', async () => {
  const running = await started();
  running.control.addFault({ kind: 'slow', ms: 0 });
  running.control.addFault({ kind: 'status', status: 502, method: 'GET' });
  const [get, post] = [await portal(running, 'x', ACCOUNTS), await call(running, 'POST', '/logout')];
  expect({
    getStatus: get.status,
    postStatus: post.status,
    requests: running.control.requests().map((entry) => entry.fault),
  }).toEqual({
    getStatus: 502,
    postStatus: 401,
    requests: ['slow,status', 'slow'],
  });
});

test('a fault that makes no sense is refused over the wire with the reason', async () => {
  const running = await started();
  const response = await fetch(`${running.controlUrl}faults`, { method: 'POST', body: '{"kind":"explode"}' });
  expect({ responseStatus: response.status, text: await response.text() }).toEqual({
    responseStatus: 400,
    text: expect.stringContaining('kind: Invalid type') as unknown,
  });
});
