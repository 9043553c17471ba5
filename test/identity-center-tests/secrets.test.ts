import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, credentialsFor, refresh, refreshTokenOf, signIn } from './wire-client.ts';
import { started } from './running.ts';

/** One whole way through, as texts: every answer's body and place. */
async function wholeWay(running: RunningIdentityCenter): Promise<string[]> {
  const { client, answer, accessToken } = await signIn(running);
  const refreshed = await refresh(running, client, refreshTokenOf(answer));
  const credentials = await credentialsFor(running, accessToken, '111122223333', 'ReadOnlyAccess');
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = credentials;
  const Session = JSON.stringify({ sessionId, sessionKey, sessionToken });
  const query = new URLSearchParams({ Action: 'getSigninToken', Session });
  const exchanged = await call(running, 'GET', `/federation?${query.toString()}`);
  return [JSON.stringify(client), answer.text, refreshed.text, JSON.stringify(credentials), exchanged.text];
}

test('two simulators with the same seed give the same answers, with another seed others', async () => {
  const [one, same, other] = [await started({ seed: 4 }), await started({ seed: 4 }), await started({ seed: 5 })];
  const texts = await wholeWay(one);
  expect(await wholeWay(same)).toEqual(texts);
  expect((await wholeWay(other)).filter((text, index) => text === texts[index])).toEqual([]);
});

test('every secret carries the mark, and what is no secret does not', async () => {
  const mark = 'CANARY7f3b';
  const running = await started({ secretMark: mark });
  await wholeWay(running);
  const secrets = running.control.secrets();
  expect([...new Set(secrets.map((secret) => secret.kind))].toSorted()).toEqual([
    'accessToken',
    'clientSecret',
    'deviceCode',
    'refreshToken',
    'secretAccessKey',
    'sessionToken',
    'signinToken',
  ]);
  expect(secrets.filter((secret) => !secret.value.includes(mark))).toEqual([]);
  const open = JSON.stringify([running.control.devices(), running.control.state(), running.control.accounts()]);
  expect(open).not.toContain(mark);
});

test('the mark does not change the shape of a secret', async () => {
  const [plain, marked] = [await started({ seed: 2 }), await started({ seed: 2, secretMark: 'MARK' })];
  await wholeWay(plain);
  await wholeWay(marked);
  const lengths = (running: RunningIdentityCenter): unknown =>
    running.control.secrets().map(({ kind, value }) => [kind, value.length]);
  expect(lengths(marked)).toEqual(lengths(plain));
});

test('the log of requests holds none of them', async () => {
  const running = await started({ secretMark: 'CANARY7f3b' });
  await wholeWay(running);
  await call(running, 'GET', '/federation?Action=login&SigninToken=CANARY7f3b&other=CANARY7f3b');
  await call(running, 'GET', '/start/', { headers: { cookie: 'CANARY7f3b', authorization: 'CANARY7f3b' } });
  const log = running.control.requests();
  expect(log.length).toBe(8);
  expect(JSON.stringify(log)).not.toContain('CANARY7f3b');
});

test.for(['abc', 'has space', 'x'.repeat(25)])('a mark that does not fit ("%s") is refused', async (secretMark) => {
  await expect(started({ secretMark })).rejects.toThrow('must be 4 to 24 letters and digits');
});
