import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';
import { failureOf } from '../../../electron/core/failures/fail.ts';
import { watchIssuers } from '../../../electron/shell/desktop/network/certificate-issuers.ts';
import { networkError } from '../../../electron/shell/desktop/network/network-error.ts';
import { createSessionHttp } from '../../../electron/shell/desktop/network/session-http.ts';
import { closeSharedChromium, sharedChromium } from '../../electron-stand-in/host/shared-chromium.ts';
import { exchange } from '../../electron-stand-in/modules/http-request.ts';
import { makeSigningKey } from '../../identity-center/identity-provider/signing-key.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

let server: Server;
let address: string;
let requests = 0;
beforeAll(async () => {
  // As a company's proxy that opens TLS presents one, to a computer that does not know its root.
  const { privateKey, certificate } = await makeSigningKey('127.0.0.1');
  server = createServer({ key: privateKey, cert: certificate }, (_request, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}/token`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeSharedChromium();
});

describe('a real server whose certificate nobody vouches for', () => {
  it('is refused by the handler before anything of the request is told, and taken for something in between', async () => {
    const http = createSessionHttp(async (url, { method = 'GET', body }) => {
      const { signal } = new AbortController();
      const sent = Buffer.from(typeof body === 'string' ? body : '');
      const answer = await exchange({ url, method, headers: {}, body: sent, signal });
      return new Response(new Uint8Array(answer.body), { status: answer.status });
    }, new ManualClock());
    const { signal } = new AbortController();
    const sending = http.send({ method: 'POST', url: address, headers: {}, body: '{"refreshToken":"r"}', signal });
    const error: unknown = await sending.catch((reason: unknown) => reason);
    expect([error instanceof ServiceError && error.kind, String(error), requests]).toEqual([
      'proxy',
      `ServiceError: POST ${address} had no answer: ERR_CERT_AUTHORITY_INVALID.`,
      0,
    ]);
  });

  it('is told by the name of its issuer where Electron tells it, and that is what the person reads', async () => {
    const verdicts: number[] = [];
    const issuerOf = watchIssuers({
      setCertificateVerifyProc: (proc) => {
        const shown = { hostname: '127.0.0.1', certificate: { issuerName: 'Example Corp\u0007 Proxy CA' } };
        proc?.({ ...shown, errorCode: -202 } as Electron.Request, (verdict) => void verdicts.push(verdict));
      },
    });
    const refused = (): Promise<never> => Promise.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
    const http = createSessionHttp(refused, new ManualClock(), refused, issuerOf);
    const { signal } = new AbortController();
    const sending = http.send({ method: 'GET', url: address, headers: {}, body: null, signal });
    const { code, sentence } = failureOf(await sending.catch((reason: unknown) => reason));
    expect({ verdicts, code, sentence }).toEqual({
      verdicts: [-3],
      code: 'proxy-in-between',
      sentence:
        'AWS could not be reached safely: 127.0.0.1 showed a certificate from Example Corp Proxy CA, which this computer does not trust. Sign in to the network, or ask its administrator.',
    });
  });

  it('whose name is unknown, or that was trusted meanwhile, is told without one', () => {
    let show: (errorCode: number, issuerName: string) => void = () => undefined;
    const issuerOf = watchIssuers({
      setCertificateVerifyProc: (proc) => {
        show = (errorCode, issuerName) =>
          proc?.(
            { hostname: '127.0.0.1', certificate: { issuerName }, errorCode } as Electron.Request,
            () => undefined,
          );
      },
    });
    show(-202, '');
    const unnamed = issuerOf(address);
    show(-202, 'Example Corp');
    show(0, 'Amazon RSA 2048 M02');
    expect([unnamed, issuerOf(address), issuerOf('https://oidc.us-east-1.amazonaws.com/token')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is refused by a real Chromium in the words that are known for it', async () => {
    const { browser } = await sharedChromium();
    const page = await browser.newPage();
    const error = networkError('GET', await page.goto(address).catch((reason: unknown) => reason));
    await page.close();
    expect({ errorKind: error.kind, message: error.message, requests }).toEqual({
      errorKind: 'proxy',
      message: expect.stringMatching(/ERR_CERT_(?:AUTHORITY_)?INVALID\.$/u) as unknown,
      requests: 0,
    });
  });
});

describe('what stands in between', () => {
  it.for([
    ['ERR_PROXY_AUTH_REQUESTED', 'A proxy on the way to oidc.eu-west-1.amazonaws.com wants a name and a password'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'A proxy on the way to oidc.eu-west-1.amazonaws.com wants a name and a password'],
    ['ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'oidc.eu-west-1.amazonaws.com wants a certificate of this computer'],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'oidc.eu-west-1.amazonaws.com wants a certificate of this computer'],
    ['ERR_PAC_SCRIPT_FAILED', 'AWS could not be reached safely at oidc.eu-west-1.amazonaws.com'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'AWS could not be reached safely at oidc.eu-west-1.amazonaws.com'],
  ])('is said with the host and with whom to ask: %s', async ([name = '', sentence]) => {
    const refused = (): Promise<never> => Promise.reject(new Error(`net::${name}`));
    const http = createSessionHttp(refused, new ManualClock());
    const url = 'https://oidc.eu-west-1.amazonaws.com/token?secret=1';
    const { signal } = new AbortController();
    const error: unknown = await http
      .send({ method: 'POST', url, headers: {}, body: '', signal })
      .catch((e: unknown) => e);
    const { code, sentence: said } = failureOf(error);
    const plain = said.replaceAll(/[\u2066-\u2069]/gu, '');
    expect([code, plain.startsWith(sentence ?? '?'), plain.includes('administrator'), said.includes('secret')]).toEqual(
      ['proxy-in-between', true, true, false],
    );
  });

  it('names the host where nothing answers', async () => {
    const refused = (): Promise<never> => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'));
    const url = 'https://portal.sso.eu-west-1.amazonaws.com/x';
    const { signal } = new AbortController();
    const sending = createSessionHttp(refused, new ManualClock()).send({
      method: 'GET',
      url,
      headers: {},
      body: null,
      signal,
    });
    const { code, sentence } = failureOf(await sending.catch((reason: unknown) => reason));
    expect([code, sentence.replaceAll(/[\u2066-\u2069]/gu, '')]).toEqual([
      'offline',
      expect.stringContaining('portal.sso.eu-west-1.amazonaws.com did not answer'),
    ]);
  });
});
