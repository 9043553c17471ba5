import { expect, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { NOON, started } from './running.ts';
import { portal, signIn } from './wire-client.ts';

const ACCOUNTS = '/assignment/accounts';

/** What a client sees of one answer: its status, its length as promised, and what became of the body. */
async function seen(running: RunningIdentityCenter, accessToken: string): Promise<readonly unknown[]> {
  const headers = { 'x-amz-sso_bearer_token': accessToken };
  const response = await fetch(`${running.url}/${running.region}${ACCOUNTS}`, { headers }).catch(() => undefined);
  if (response === undefined) return ['no answer'];
  const body = await response.text().then(readable, () => 'broken off');
  return [response.status, response.headers.has('content-length') ? 'length' : 'chunked', body];
}

function readable(text: string): string {
  try {
    return typeof JSON.parse(text) === 'object' ? 'whole' : 'odd';
  } catch {
    return 'no json';
  }
}

test.for<[fault: FaultRequest, ...seen: unknown[]]>([
  [{ kind: 'reset' }, 'no answer'],
  [{ kind: 'resetWithin' }, 200, 'length', 'broken off'],
  [{ kind: 'truncate' }, 200, 'length', 'broken off'],
  [{ kind: 'wrongLength', offsetBytes: 1 }, 200, 'length', 'broken off'],
  [{ kind: 'wrongLength', offsetBytes: -1 }, 200, 'length', 'no json'],
  [{ kind: 'halfBody' }, 200, 'length', 'no json'],
  [{ kind: 'chunked' }, 200, 'chunked', 'whole'],
])('%j on the wire, and the next answer is well', async ([fault, ...expected]) => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.addFault({ ...fault, path: ACCOUNTS, count: 1 });
  expect({ seen: await seen(running, accessToken), seenAgain: await seen(running, accessToken) }).toEqual({
    seen: expected,
    seenAgain: [200, 'length', 'whole'],
  });
});

test('in pieces that cut letters in two, every name arrives as it is', async () => {
  const running = await started({ accounts: 40 });
  const { accessToken } = await signIn(running);
  const plain = await portal(running, accessToken, ACCOUNTS);
  running.control.addFault({ kind: 'chunked' });
  const inPieces = await portal(running, accessToken, ACCOUNTS);
  expect([inPieces.text, /[^\u0000-\u007f]/u.test(inPieces.text)]).toEqual([plain.text, true]);
});

test("the rest of a stalled body comes when the simulator's clock has moved on", async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  running.control.moveClock({ freezeAtMs: NOON });
  running.control.addFault({ kind: 'stall', path: ACCOUNTS, ms: 61_000 });
  const headers = { 'x-amz-sso_bearer_token': accessToken };
  const response = await fetch(`${running.url}/${running.region}${ACCOUNTS}`, { headers });
  let arrived = false;
  const body = response.text().finally(() => void (arrived = true));
  await portal(running, accessToken, '/assignment/roles?account_id=111122223333');
  const early = arrived;
  running.control.moveClock({ advanceMs: 61_000 });
  expect({ responseStatus: response.status, early, readable: readable(await body) }).toEqual({
    responseStatus: 200,
    early: false,
    readable: 'whole',
  });
});
