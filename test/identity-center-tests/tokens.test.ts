import { expect, test } from 'vitest';
import { matching } from './matching.ts';
import { call, DEVICE_REGISTRATION, portal, refresh, refreshTokenOf, signIn, tokensOf } from './wire-client.ts';
import { started } from './running.ts';

const HOUR = 3_600_000;

test('a token with scopes lasts an hour and comes with a refresh token and the nulls of the wire', async () => {
  const running = await started();
  const { answer } = await signIn(running);
  expect(answer.json).toEqual({
    accessToken: matching(/^aoa.{300,}$/u),
    aws_sso_app_session_id: null,
    expiresIn: 3600,
    idToken: null,
    issuedTokenType: null,
    originSessionId: null,
    refreshToken: matching(/^aor.{300,}$/u),
    tokenType: 'Bearer',
  });
});

test('a token without scopes lasts as long as the session and cannot be refreshed', async () => {
  const running = await started();
  const { answer, accessToken } = await signIn(running, { clientName: 'legacy', clientType: 'public' });
  expect(tokensOf(answer)).toEqual({ accessToken, expiresIn: 28_800, refreshToken: null });
  running.control.moveClock({ advanceMs: 8 * HOUR - 1 });
  const before = await portal(running, accessToken, '/assignment/accounts');
  running.control.moveClock({ advanceMs: 1 });
  const after = await portal(running, accessToken, '/assignment/accounts');
  expect({ beforeStatus: before.status, afterStatus: after.status }).toEqual({ beforeStatus: 200, afterStatus: 401 });
});

test('refreshing rotates; the old refresh token works on unless the switch makes it single use', async () => {
  const running = await started();
  const { client, answer } = await signIn(running);
  const first = refreshTokenOf(answer);
  const second = refreshTokenOf(await refresh(running, client, first));
  expect(second).not.toBe(first);
  const lenient = await refresh(running, client, first);
  running.control.setSwitches({ singleUseRefreshTokens: true });
  const strict = await refresh(running, client, first);
  const current = await refresh(running, client, second);
  const again = await refresh(running, client, second);
  expect({
    lenientStatus: lenient.status,
    strictStatus: strict.status,
    currentStatus: current.status,
    againStatus: again.status,
  }).toEqual({ lenientStatus: 200, strictStatus: 400, currentStatus: 200, againStatus: 400 });
  expect({ headers: strict.headers.get('content-length'), strictText: strict.text }).toEqual({
    headers: '78',
    strictText: '{"error":"invalid_grant","error_description":"Invalid refresh token provided"}',
  });
});

test('an access token never outlives the session, and after its end neither token is good', async () => {
  const running = await started();
  running.control.setSessionLength(1.5 * HOUR);
  const { client, answer } = await signIn(running);
  running.control.moveClock({ advanceMs: HOUR });
  const refreshed = await refresh(running, client, refreshTokenOf(answer));
  const { accessToken, expiresIn } = tokensOf(refreshed);
  running.control.moveClock({ advanceMs: HOUR / 2 });
  const late = await refresh(running, client, refreshTokenOf(refreshed));
  const list = await portal(running, accessToken, '/assignment/accounts');
  expect({ expiresIn, lateText: late.text, errorType: list.errorType }).toEqual({
    expiresIn: 1800,
    lateText: '{"error":"invalid_grant","error_description":"Invalid refresh token provided"}',
    errorType: 'UnauthorizedException',
  });
});

test("nothing in an answer tells the session's length", async () => {
  const [short, long] = [await started(), await started()];
  short.control.setSessionLength(2 * HOUR);
  long.control.setSessionLength(90 * 24 * HOUR);
  const [first, second] = [await signIn(short), await signIn(long)];
  expect({ answerText: first.answer.text, headers: [...first.answer.headers] }).toEqual({
    answerText: second.answer.text,
    headers: [...second.answer.headers],
  });
});

test('a refresh token belongs to its client', async () => {
  const running = await started();
  const [one, other] = [await signIn(running), await signIn(running)];
  const answer = await refresh(running, other.client, refreshTokenOf(one.answer));
  expect(answer.errorType).toBe('InvalidGrantException');
});

test('a client that registered no refresh grant gets no refresh token', async () => {
  const running = await started();
  const grantTypes = DEVICE_REGISTRATION.grantTypes.slice(0, 1);
  const { client, answer } = await signIn(running, { ...DEVICE_REGISTRATION, grantTypes });
  const refused = await refresh(running, client, 'any');
  expect({ refreshToken: tokensOf(answer).refreshToken, errorType: refused.errorType }).toEqual({
    refreshToken: null,
    errorType: 'UnauthorizedClientException',
  });
});

test('a token for another product does not open the portal', async () => {
  const running = await started();
  const scopes = ['codewhisperer:completions'];
  const { accessToken } = await signIn(running, { ...DEVICE_REGISTRATION, scopes });
  expect((await portal(running, accessToken, '/assignment/accounts')).status).toBe(401);
});

test('an ended session and revoked tokens are told apart by a refresh', async () => {
  const running = await started();
  const { client, answer, accessToken } = await signIn(running);
  running.control.revokeAccessTokens();
  const revoked = await portal(running, accessToken, '/assignment/accounts');
  const renewed = await refresh(running, client, refreshTokenOf(answer));
  running.control.endSessions();
  const ended = await refresh(running, client, refreshTokenOf(renewed));
  expect({ revokedStatus: revoked.status, renewedStatus: renewed.status, errorType: ended.errorType }).toEqual({
    revokedStatus: 401,
    renewedStatus: 200,
    errorType: 'InvalidGrantException',
  });
});

test('a new length of sessions reaches the live ones only when asked to', async () => {
  const running = await started();
  const { client, answer } = await signIn(running);
  running.control.setSessionLength(HOUR);
  running.control.moveClock({ advanceMs: 2 * HOUR });
  const kept = await refresh(running, client, refreshTokenOf(answer));
  running.control.setSessionLength(HOUR, true);
  const ended = await refresh(running, client, refreshTokenOf(kept));
  expect({ keptStatus: kept.status, endedStatus: ended.status }).toEqual({ keptStatus: 200, endedStatus: 400 });
});

test('logout ends the session of the token and no other', async () => {
  const running = await started();
  const [one, other] = [await signIn(running), await signIn(running)];
  const headers = { 'x-amz-sso_bearer_token': one.accessToken };
  const out = await call(running, 'POST', '/logout', { headers });
  expect({ outStatus: out.status, outText: out.text, headers: out.headers.get('content-length') }).toEqual({
    outStatus: 200,
    outText: '',
    headers: '0',
  });
  const seen = [
    await call(running, 'POST', '/logout', { headers }),
    await portal(running, one.accessToken, '/assignment/accounts'),
    await refresh(running, one.client, refreshTokenOf(one.answer)),
    await portal(running, other.accessToken, '/assignment/accounts'),
  ];
  expect(seen.map((answer) => answer.status)).toEqual([401, 401, 400, 200]);
});
