import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';
import { createSessionHttp, type Fetch } from '../../../electron/shell/desktop/network/session-http.ts';
import type { HttpRequest } from '../../../electron/core/ports/http.ts';
import { manualClock } from './doubles/manual-clock.ts';

const url = 'https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=Reader';

function requestWith(more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: {}, body: null, signal: new AbortController().signal, ...more };
}

async function failure(sending: Promise<unknown>): Promise<[string, string]> {
  const error: unknown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ServiceError ? [error.kind, error.message] : ['none', String(error)];
}

/** Settles only when its signal is aborted, as Chromium's does. */
const hanging: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => {
      reject(new Error('This operation was aborted'));
    });
  });

describe('http through a session', () => {
  it('sends what is asked, without cookies, cache, redirects and the headers Chromium sets itself', async () => {
    const seen: unknown[] = [];
    const fetch: Fetch = (address, { signal, ...init }) => {
      seen.push([address, init, signal instanceof AbortSignal]);
      return Promise.resolve(
        new Response('{"a":1}', { status: 400, headers: { 'X-Amzn-RequestId': 'r1', Date: 'now' } }),
      );
    };
    const clock = manualClock();
    const headers = {
      Host: 'x',
      'Content-Length': '2',
      Connection: 'close',
      'keep-alive': '1',
      TE: 'x',
      Trailer: 'x',
      'Transfer-Encoding': 'x',
      Upgrade: 'x',
      'x-amz-sso_bearer_token': 't',
    };
    const answer = await createSessionHttp(fetch, clock).send(requestWith({ method: 'POST', body: '{}', headers }));
    expect([seen, answer, clock.waiting()]).toEqual([
      [
        [
          url,
          {
            method: 'POST',
            headers: { 'x-amz-sso_bearer_token': 't' },
            body: '{}',
            redirect: 'error',
            credentials: 'omit',
            cache: 'no-store',
          },
          true,
        ],
      ],
      {
        status: 400,
        headers: { 'content-type': 'text/plain;charset=UTF-8', date: 'now', 'x-amzn-requestid': 'r1' },
        body: '{"a":1}',
      },
      0,
    ]);
  });

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
    ['net::ERR_CONNECTION_REFUSED', 'offline'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'proxy'],
    ['net::ERR_CERT_DATE_INVALID', 'proxy'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'proxy'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ])('tells %s as %s, without the query of the address', async (message, kind) => {
    const http = createSessionHttp(() => Promise.reject(new Error(message)), manualClock());
    expect(await failure(http.send(requestWith()))).toEqual([
      kind,
      `GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials had no answer: ${message.slice(5)}.`,
    ]);
  });

  it('takes a redirect for somebody in between', async () => {
    const refused: Fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('unexpected redirect') }));
    expect((await failure(createSessionHttp(refused, manualClock()).send(requestWith())))[0]).toBe('proxy');
  });

  it.each([
    [30, {}],
    [120, { timeoutMs: 120_000 }],
  ])('ends as offline after %i s of the clock, and not before', async (seconds, timeout) => {
    const clock = manualClock();
    let ended = false;
    const sending = failure(createSessionHttp(hanging, clock).send(requestWith(timeout))).finally(
      () => void (ended = true),
    );
    clock.advance(seconds * 1000 - 1);
    await Promise.resolve();
    expect(ended).toBe(false);
    clock.advance(1);
    const where = 'GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials';
    expect([await sending, clock.waiting()]).toEqual([
      ['offline', `${where} had no answer within ${String(seconds)} s.`],
      0,
    ]);
  });

  it('ends as cancelled when the caller gives up, before or during', async () => {
    const before = new AbortController();
    before.abort();
    const during = new AbortController();
    const http = createSessionHttp(hanging, manualClock());
    const sending = failure(http.send(requestWith({ signal: during.signal })));
    during.abort();
    expect([(await failure(http.send(requestWith({ signal: before.signal }))))[0], (await sending)[0]]).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });

  it('gives up on an answer without end', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const http = createSessionHttp(() => Promise.resolve(new Response(endless)), manualClock());
    expect(await failure(http.send(requestWith()))).toEqual([
      'unexpected',
      'The answer was larger than 8388608 bytes.',
    ]);
  });

  it('joins letters that arrive in pieces', async () => {
    const bytes = new TextEncoder().encode('Ünïcødé 🔑');
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    const http = createSessionHttp(() => Promise.resolve(new Response(pieces)), manualClock());
    expect((await http.send(requestWith())).body).toBe('Ünïcødé 🔑');
  });
});
