import { connect } from 'node:net';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { once } from 'node:events';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { Errand } from '../../../electron/core/ports/desktop.ts';
import type { LinkUse } from '../../../electron/shell/desktop/browser/link-notifications.ts';
import type { Peer } from '../../../electron/shell/desktop/browser/peer-check.ts';
import { createOneTimeLinks } from '../../../electron/shell/desktop/browser/one-time-links.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const target = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=abc';

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly cache: string | undefined;
  readonly referrer: string | string[] | undefined;
}

async function get(
  address: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer & { body: string }> {
  const { statusCode, headers, body } = await answerOf(address, options);
  return {
    status: statusCode,
    location: headers.location,
    cache: headers['cache-control'],
    referrer: headers['referrer-policy'],
    body,
  };
}

function answerOf(
  address: string,
  options: RequestOptions,
): Promise<{ statusCode: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(address, { agent: false, ...options }, (response) => {
      const { statusCode, headers } = response;
      textOf(response).then((body) => resolve({ statusCode, headers, body }), reject);
    });
    call.on('error', reject);
    call.end();
  });
}

/** Whether anybody listens there. */
async function isOpen(address: string): Promise<boolean> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Links of which nobody knows who asks, or as told. */
function linksWith({ clock = new ManualClock(), peer = (): Peer => 'unchecked' } = {}) {
  const told: LinkUse[] = [];
  const links = createOneTimeLinks({
    clock,
    peerOf: () => Promise.resolve(peer()),
    notify: (news) => void told.push(news),
  });
  return { told, publish: (errand: Errand = 'console') => links.publish(new Secret(target), errand) };
}

const redirected = { status: 302, location: target, cache: 'no-store', referrer: 'no-referrer', body: '' };

describe('G: a one-time link', () => {
  it('leads to the target once, says so to whoever comes later, and closes its port after two minutes', async () => {
    const clock = new ManualClock();
    const links = linksWith({ clock });
    const address = await links.publish();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/u);
    const first = await get(address);
    clock.tick(119_999);
    const { status, body } = await get(address);
    clock.tick(1);
    expect({ first, status, body, isOpen: await isOpen(address), timerCount: clock.timerCount() }).toEqual({
      first: redirected,
      status: 404,
      body: 'This link was used or has run out. Open it from Latchkey again.\n',
      isOpen: false,
      timerCount: 0,
    });
  });

  it('is not kept from a browser by callers that say nothing', async () => {
    const links = linksWith();
    const address = await links.publish();
    const silent = Array.from({ length: 64 }, () => connect(Number(new URL(address).port), '127.0.0.1').resume());
    const ended = silent.map(
      (socket) => new Promise((resolve) => socket.on('error', () => null).once('close', resolve)),
    );
    await Promise.all(ended);
    expect((await get(address)).status).toBe(302);
  });

  it('answers 404 to the second request while another link waits', async () => {
    const links = linksWith();
    const first = await links.publish();
    const second = await links.publish();
    expect(new URL(first).port).toBe(new URL(second).port);
    const answers = [await get(first), await get(first), await get(second)];
    expect(answers.map(({ status, location, cache }) => [status, location, cache])).toEqual([
      [302, target, 'no-store'],
      [404, undefined, 'no-store'],
      [302, target, 'no-store'],
    ]);
  });

  it('runs out after two minutes, and the port closes', async () => {
    const clock = new ManualClock();
    const links = linksWith({ clock });
    const first = await links.publish();
    clock.tick(119_999);
    const second = await links.publish();
    clock.tick(1);
    expect((await get(first)).status).toBe(404);
    clock.tick(120_000);
    expect({ isOpen: await isOpen(second), timerCount: clock.timerCount() }).toEqual({ isOpen: false, timerCount: 0 });
  });

  it.each([
    ['another method', (address: string) => get(address, { method: 'POST' })],
    ['HEAD', (address: string) => get(address, { method: 'HEAD' })],
    ['another host', (address: string) => get(address, { headers: { Host: `evil.example:${new URL(address).port}` } })],
    [
      'localhost as host',
      (address: string) => get(address, { headers: { Host: `localhost:${new URL(address).port}` } }),
    ],
    ['another nonce', (address: string) => get(address.replace(/.$/u, (last) => (last === 'a' ? 'b' : 'a')))],
    ['no nonce', (address: string) => get(address.replace(/[^/]+$/u, ''))],
    ['a query', (address: string) => get(`${address}?x=1`)],
  ])('is not given to, nor used up by, %s', async (_name, ask) => {
    const links = linksWith();
    const address = await links.publish();
    const { status, location } = await ask(address);
    expect({ status, location, getStatus: (await get(address)).status }).toEqual({
      status: 404,
      location: undefined,
      getStatus: 302,
    });
  });

  it.each([
    { 'Sec-Purpose': 'prefetch' },
    { 'Sec-Purpose': 'prefetch;prerender' },
    { Purpose: 'prefetch' },
    { 'X-Moz': 'prefetch' },
  ])('of a console is not used up by a browser that loads ahead, %j', async (headers) => {
    const { told, publish } = linksWith();
    const address = await publish();
    const ahead = await get(address, { headers });
    expect({ aheadStatus: ahead.status, location: ahead.location, get: await get(address), told }).toEqual({
      aheadStatus: 503,
      location: undefined,
      get: redirected,
      told: [],
    });
  });

  it('opens another port when the next link comes', async () => {
    const links = linksWith();
    await get(await links.publish());
    expect(await get(await links.publish())).toEqual(redirected);
  });

  it('of a console tells the person once that it was asked for again', async () => {
    const { told, publish } = linksWith();
    const address = await publish();
    const statuses = [await get(address), [...told], await get(address), await get(address)].map((answer) =>
      'status' in answer ? answer.status : answer,
    );
    expect({ statuses, told }).toEqual({ statuses: [302, [], 404, 404], told: ['console-asked-again'] });
  });

  it('of a sign-in leads there as often as it is asked for, until it runs out', async () => {
    const clock = new ManualClock();
    const { told, publish } = linksWith({ clock });
    const [address, other] = [await publish('sign-in'), await publish()];
    const answers = [await get(address), await get(address)];
    clock.tick(119_999);
    answers.push(await get(address));
    expect({ answers, told }).toEqual({ answers: [redirected, redirected, redirected], told: [] });
    clock.tick(1);
    expect([await isOpen(address), await isOpen(other)]).toEqual([false, false]);
  });

  it.each(['console', 'sign-in'] as const)(
    'of a %s is not given to, nor used up by, another user or one who has hung up',
    async (errand) => {
      const peers: Peer[] = ['other-user', 'nobody', 'other-user', 'us'];
      const { told, publish } = linksWith({ peer: () => peers.shift() ?? 'us' });
      const address = await publish(errand);
      const answers = [await get(address), await get(address), await get(address), await get(address)];
      expect({ answers: answers.map(({ status, location }) => [status, location]), told }).toEqual({
        answers: [
          [403, undefined],
          [403, undefined],
          [403, undefined],
          [302, target],
        ],
        told: [`${errand}-other-user`],
      });
      expect({ body: answers[0]?.body, cache: answers[0]?.cache }).toEqual({
        body: 'Latchkey answers only the user of this computer that it runs as. Nothing has changed; this tab can be closed.\n',
        cache: 'no-store',
      });
    },
  );
});
