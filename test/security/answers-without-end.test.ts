import { expect, it } from 'vitest';
import { createSessionHttp } from '../../electron/shell/desktop/network/session-http.ts';
import { minute } from '../../electron/core/time/instant.ts';
import { coreTest } from '../harness/fixtures.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { addOrganisation, askForCode, organisationIn, signIn } from '../harness/running-core.ts';

it('an answer of 20 MB is given up', async () => {
  let left = 20;
  const large = new ReadableStream<Uint8Array>({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.close();
      else controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const http = createSessionHttp(() => Promise.resolve(new Response(large)), new ManualClock());
  const request = { method: 'GET', url: 'https://a.example', headers: {}, body: null } as const;
  await expect(http.send({ ...request, signal: new AbortController().signal })).rejects.toThrow('larger than');
});

coreTest('a list that leads back to its beginning ends, with a sentence', async ({ core }) => {
  let asked = 0;
  core.http.changeAnswers = (path, sent) => {
    if (!path.endsWith('/assignment/accounts')) return sent;
    asked += 1;
    const nextToken = asked < 20 ? 'again' : null;
    return { ...sent, status: 200, body: JSON.stringify({ accountList: [], nextToken }) };
  };
  await signIn(core);
  const { problem } = organisationIn(core.latchkey.snapshot()).catalogue;
  expect([asked, problem?.sentence]).toEqual([2, expect.stringContaining('leads back to its own beginning')]);
});

coreTest('an interval of nothing is a second', async ({ core }) => {
  core.http.changeAnswers = (path, sent) =>
    path.endsWith('/device_authorization')
      ? { ...sent, body: JSON.stringify({ ...(JSON.parse(sent.body) as object), interval: 0.01 }) }
      : sent;
  await askForCode(core, await addOrganisation(core));
  await core.advance(minute / 6);
  const asked = core.http.requests.filter(({ path }) => path.endsWith('/token')).length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(12);
});
