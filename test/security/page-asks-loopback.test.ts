/** What a page in a browser can send to this computer, byte for byte; test/e2e/foreign-callback does it by a real one. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createOneTimeLinks } from '../../electron/shell/desktop/browser/one-time-links.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { sendRaw } from '../harness/raw-http.ts';
import { uncheckedListeners } from '../harness/unchecked-listeners.ts';
import { startEndpoint, statusOf, written } from '../unit/shell/doubles/running-endpoint.ts';

const get = (path: string, host: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

describe('the endpoint answers no page', () => {
  it.each(['Origin: https://evil.example', 'Origin: null', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'])(
    'that the browser tells by %s',
    async (header) => {
      const { port, answered } = await startEndpoint();
      const answer = await sendRaw(port, written(port, { more: [header] }));
      expect([statusOf(answer), answered, /access-control-/iu.test(answer)]).toEqual([400, [], false]);
    },
  );

  it('nor one whose name was bound to 127.0.0.1', async () => {
    const { port, answered } = await startEndpoint();
    const answer = await sendRaw(port, written(port, { host: `rebound.example:${String(port)}` }));
    expect([statusOf(answer), answered]).toEqual([400, []]);
  });

  it('nor the question whether it may ask', async () => {
    const { port, answered } = await startEndpoint();
    const line = 'OPTIONS /credentials HTTP/1.1';
    const answer = await sendRaw(port, written(port, { line, more: ['Access-Control-Request-Method: GET'] }));
    expect([statusOf(answer), answered, /access-control-/iu.test(answer)]).toEqual([400, [], false]);
  });
});

it('a link leads no page on whose name was bound to 127.0.0.1, and is not used up by it', async () => {
  const links = createOneTimeLinks({
    clock: new ManualClock(),
    peerOf: () => Promise.resolve('unchecked'),
    notify: () => undefined,
  });
  const { port, pathname } = new URL(await links.publish(new Secret('https://aws.example/?SigninToken=x'), 'console'));
  const foreign = await sendRaw(Number(port), get(pathname, `rebound.example:${port}`));
  const ours = await sendRaw(Number(port), get(pathname, `127.0.0.1:${port}`));
  expect([statusOf(foreign), foreign.includes('SigninToken'), statusOf(ours)]).toEqual([404, false, 302]);
});

it('the return is not heard from such a page', async () => {
  const listener = await uncheckedListeners().listen();
  const heard: unknown[] = [];
  listener.accept((callback) => heard.push(callback) > 0);
  const { port, pathname } = new URL(listener.redirectUri);
  const answer = await sendRaw(Number(port), get(`${pathname}?state=x&code=y`, `rebound.example:${port}`));
  listener.close();
  expect([statusOf(answer), heard]).toEqual([404, []]);
});
