/** `session.fetch`: Chromium's network stack as far as the app can notice it. */
import { settings } from '../channel/settings.ts';
import { trackWork } from '../clock/settle.ts';
import { rule } from '../mutants.ts';
import { browserHeaders } from './browser-headers.ts';
import { record } from './host.ts';
import { exchange } from './http-request.ts';
import type { HttpAnswer } from './http-request.ts';
import { schemeOf } from './protocol.ts';
import { isRestrictedPort } from './restricted-ports.ts';
import type { Session } from './session.ts';

/** services/network/public/cpp/header_util.cc, as client-request.md lists them. */
const refusedHeaders = [
  'content-length',
  'cookie2',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const mostRedirects = 20;

export function sessionFetch(session: Session, input: string | Request, init: RequestInit = {}): Promise<Response> {
  return trackWork(fetchAndRecord(session, input, init));
}

async function fetchAndRecord(session: Session, input: string | Request, init: RequestInit): Promise<Response> {
  const url = typeof input === 'string' ? input : input.url;
  const method = (init.method ?? (typeof input === 'string' ? 'GET' : input.method)).toUpperCase();
  try {
    const response = await fetchOnce(session, input, init);
    record({ kind: 'fetch', url, method, outcome: String(response.status) });
    return response;
  } catch (error) {
    record({ kind: 'fetch', url, method, outcome: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

async function fetchOnce(session: Session, input: string | Request, init: RequestInit): Promise<Response> {
  refuseHeaders(new Headers(init.headers ?? (typeof input === 'string' ? {} : input.headers)));
  const request = new Request(input, init);
  const handler = session.protocol._handlerFor(request.url);
  if (handler !== undefined) return handler(request);
  if (!['http', 'https'].includes(schemeOf(request.url))) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  request.signal.throwIfAborted();
  const cacheable =
    request.method === 'GET' &&
    (session._caches || !rule('partition-cache-option')) &&
    (request.cache !== 'no-store' || !rule('fetch-honours-no-store')) &&
    rule('fetch-caches');
  const cached = cacheable ? session._cache.fresh(request.url) : undefined;
  if (cached !== undefined && request.cache !== 'reload' && request.cache !== 'no-cache')
    return toResponse(cached, request.url, false);
  const { answer, url, redirected } = await follow(session, request);
  if (cacheable) session._cache.keep(request.url, answer);
  return toResponse(answer, url, redirected);
}

/** @throws Error as Chromium does for a header it sets itself. */
export function refuseHeaders(headers: Headers): void {
  if (!rule('fetch-refuses-headers')) return;
  const upgrades = headers.get('connection')?.toLowerCase() === 'upgrade';
  if (upgrades || refusedHeaders.some((name) => headers.has(name))) throw new Error('net::ERR_INVALID_ARGUMENT');
}

async function follow(
  session: Session,
  request: Request,
): Promise<{ answer: HttpAnswer; url: string; redirected: boolean }> {
  let { url, method } = request;
  let body = Buffer.from(await request.arrayBuffer());
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const answer = await oneHop(session, {
      url,
      method,
      headers: Object.fromEntries(request.headers),
      body,
      signal: request.signal,
    });
    const location = locationOf(answer);
    if (!isRedirect(answer) || location === undefined) return { answer, url, redirected: hops > 0 };
    if (request.redirect === 'manual') {
      if (rule('fetch-redirect-manual')) throw new Error('Redirect was cancelled');
      return { answer, url, redirected: false };
    }
    if (request.redirect === 'error' && rule('fetch-redirect-error')) {
      throw new Error("Attempted to redirect, but redirect policy was 'error'");
    }
    url = new URL(location, url).href;
    if (answer.status === 303 || (answer.status < 303 && method === 'POST')) {
      method = 'GET';
      body = Buffer.alloc(0);
    }
  }
  throw new Error('net::ERR_TOO_MANY_REDIRECTS');
}

export function isRedirect(answer: HttpAnswer): boolean {
  return [301, 302, 303, 307, 308].includes(answer.status) && locationOf(answer) !== undefined;
}

export function locationOf(answer: HttpAnswer): string | undefined {
  return answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
}

/** One request and its answer, whatever it is. */
export async function oneHop(session: Session, question: Parameters<typeof exchange>[0]): Promise<HttpAnswer> {
  const { url, method } = question;
  const cancelled = rule('web-request-applies-to-fetch') && (await session.webRequest._cancels(url, method, 'other'));
  if (cancelled) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
  if (isRestrictedPort(url) && rule('unsafe-ports-are-refused')) throw new Error('net::ERR_UNSAFE_PORT');
  if (settings.faults.offline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  const headers = { ...browserHeaders(url, session.getUserAgent()), ...question.headers };
  const answer = await exchange({ ...question, headers });
  const told = await session.webRequest._headers(url, method, answer.status, Object.fromEntries(answer.headers));
  if (told === undefined) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
  return answer;
}

function toResponse(answer: HttpAnswer, url: string, redirected: boolean): Response {
  const empty = [101, 204, 205, 304].includes(answer.status);
  const { status, statusText, headers } = answer;
  const response = new Response(empty ? null : new Uint8Array(answer.body), { status, statusText, headers });
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
  return response;
}
