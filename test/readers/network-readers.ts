import { federatedSignInLink } from '../../electron/core/console/federated-sign-in.ts';
import { hour, instant, minute } from '../../electron/core/time/instant.ts';
import { readStartUrl } from '../../electron/core/organisations/start-url.ts';
import { portalBehind } from '../../electron/core/organisations/vanity-url.ts';
import type { Http, HttpResponse } from '../../electron/core/ports/http.ts';
import { Secret } from '../../electron/core/secret.ts';
import { retryAfterMs } from '../../electron/core/throttling/retry-after.ts';
import { withServerTime, ServerTime } from '../../electron/core/time/server-time.ts';
import { readCapped } from '../../electron/shell/desktop/network/session-http.ts';
import { watchIssuers } from '../../electron/shell/desktop/network/certificate-issuers.ts';
import { networkError } from '../../electron/shell/desktop/network/network-error.ts';
import { createSessionHttp } from '../../electron/shell/desktop/network/session-http.ts';
import { manualRedirects, type OutgoingRequest } from '../../electron/shell/desktop/network/manual-redirects.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { meets } from './meet-core.ts';
import { mutateAnswer } from './mutate-answer.ts';
import { mutateText } from './mutate-text.ts';
import { canary, assert, assertOneLine, assertProperRefusal, assertWithin, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import * as valid from './valid-answers.ts';

const { signal } = new AbortController();
const secret = new Secret(canary);
const credentials = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: secret,
  sessionToken: secret,
  expiresAt: instant(valid.now),
};
const get = { method: 'GET', headers: {}, body: null, signal } as const;

const answering = (response: HttpResponse): Http => ({ send: () => Promise.resolve(response) });

async function federation(response: HttpResponse): Promise<Verdict> {
  const wish = {
    credentials,
    signIn: 'https://signin.aws.amazon.com',
    destination: 'https://x.console.aws.amazon.com/',
    issuer: 'https://x.awsapps.com/start',
  };
  try {
    const link = (await federatedSignInLink(answering(response), wish, signal)).reveal();
    assertOneLine(link, 64 * 1024, 'the link');
    assert(URL.parse(link)?.host === 'signin.aws.amazon.com', 'the link leads elsewhere');
    return 'whole';
  } catch (error) {
    return assertProperRefusal(error);
  }
}

async function vanity(response: HttpResponse): Promise<Verdict> {
  try {
    const found = await portalBehind(answering(response), new ManualClock(), new URL('https://aws.contoso.example/'));
    assert(readStartUrl(found.url).ok, 'a portal that is none');
    return 'whole';
  } catch (error) {
    return assertProperRefusal(error);
  }
}

function wait({ headers }: HttpResponse): Verdict {
  const asked = retryAfterMs(headers);
  if (asked === null) return 'refused';
  assertWithin(asked, 0, 5 * minute, 'the wait');
  return 'whole';
}

/** The server's time is one that can be, whatever its header says; the offset is whole milliseconds. */
async function date(response: HttpResponse): Promise<Verdict> {
  const clock = new ManualClock(valid.now - 3 * hour);
  const time = new ServerTime(clock);
  await withServerTime(answering(response), time, clock).send({ ...get, url: 'https://x.example/' });
  assertWithin(time.now(), Date.UTC(2017, 11, 1), Date.UTC(2100, 0, 2), 'the time of the server');
  assert(Number.isSafeInteger(time.offset()), 'the offset is no whole number');
  return time.offset() === 0 ? 'refused' : 'whole';
}

type Told = readonly [status: number, location: string];

/** What Electron tells of an answer, as its events do: what is thrown there ends the program. */
async function redirect([status, location]: Told): Promise<Verdict> {
  const http = createSessionHttp(
    () => Promise.reject(new Error('not asked')),
    new ManualClock(),
    manualRedirects(() => telling(status, location)),
  );
  try {
    const answer = await http.send({ ...get, url: 'https://x.example/', redirects: 'manual' });
    assertWithin(answer.status, 200, 599, 'the status');
    return 'whole';
  } catch (error) {
    return assertProperRefusal(error);
  }
}

function telling(status: number, location: string): OutgoingRequest {
  const listeners = new Map<string, (...parts: unknown[]) => void>();
  const request = {
    on: (event: string, listener: (...parts: unknown[]) => void) => listeners.set(event, listener),
    setHeader: () => undefined,
    abort: () => undefined,
    end() {
      if (location === '') listeners.get('response')?.({ statusCode: status });
      else listeners.get('redirect')?.(status, 'GET', location);
    },
  };
  return request as OutgoingRequest;
}

function noAnswer(text: string): Verdict {
  const error = networkError(
    'GET https://x.example/',
    new TypeError('fetch failed', { cause: new Error(text) }),
    'Issuer',
  );
  const verdict = assertProperRefusal(error);
  return error.kind === 'proxy' ? 'whole' : verdict;
}

type Verify = Parameters<Parameters<typeof watchIssuers>[0]['setCertificateVerifyProc']>[0];

function issuer(text: string): Verdict {
  let verify: Verify = null;
  const issuerOf = watchIssuers({ setCertificateVerifyProc: (next) => (verify = next) });
  const asked = { hostname: 'x.example', certificate: { issuerName: text }, errorCode: -202 };
  (verify as ((wish: object, decide: () => void) => void) | null)?.(asked, () => undefined);
  const name = issuerOf('https://x.example/a');
  assertOneLine(name, 100, 'the issuer');
  assertProperRefusal(networkError('GET https://x.example/', new Error('net::ERR_CERT_AUTHORITY_INVALID'), name));
  return name === null ? 'refused' : 'whole';
}

async function body(bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  try {
    const text = await readCapped(new Response(bytes), 4096);
    assert(text.isWellFormed() && text.length <= 4096, 'the body is no text of its length');
    return 'whole';
  } catch (error) {
    return assertProperRefusal(error);
  }
}

const throttled = { status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 09:04:40 GMT' } };
const found = { status: 302, headers: { location: 'https://d-1234567890.awsapps.com/start' } };

export const networkReaders: readonly Reader[] = [
  reader(
    'the federation endpoint',
    (steps) => mutateAnswer(valid.signInToken, steps),
    federation,
    (response) => meets({ at: 'federation', as: 'signed in' }, response),
  ),
  reader('the redirect of a company’s address', (steps) => mutateAnswer('', steps, found), vanity),
  reader(
    'Retry-After',
    (steps) =>
      mutateAnswer(
        '',
        steps.map(([at, how, what]) => [3 + (at % 3), how, what]),
        throttled,
      ),
    wait,
  ),
  reader(
    'Retry-After, letter by letter',
    (steps) => ({
      ...throttled,
      body: '',
      headers: {
        date: valid.headers['date'] ?? '',
        'retry-after': mutateText(throttled.headers['retry-after'], steps),
      },
    }),
    wait,
  ),
  reader(
    'Date',
    (steps) => ({
      status: 200,
      body: '',
      headers: { ...valid.headers, date: mutateText('Sun, 22 Nov 2026 09:04:00 GMT', steps) },
    }),
    date,
  ),
  reader(
    'redirects that are told',
    ([first, ...steps]): Told => {
      const [at, how] = first ?? [1, 1];
      return [at % 3 === 0 ? at % 1200 : 302, how % 4 === 0 ? '' : mutateText('https://x.example/a', steps)];
    },
    redirect,
  ),
  reader('errors of the network', (steps) => mutateText('net::ERR_CERT_AUTHORITY_INVALID', steps), noAnswer),
  reader('issuers of certificates', (steps) => mutateText('Contoso Root CA (Zürich)', steps), issuer),
  reader(
    'the bytes of an answer',
    (steps) => Uint8Array.from(mutateText('{"a":"ü😀"}', steps), (one) => one.charCodeAt(0)),
    body,
  ),
];
