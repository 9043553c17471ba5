import type { Clock } from '../../../core/ports/clock.ts';
import type { Http, HttpRequest, HttpResponse } from '../../../core/ports/http.ts';
import { ServiceError } from '../../../core/failures/service-error.ts';
import type { UntrustedIssuer } from './certificate-issuers.ts';
import { networkError } from './network-error.ts';

/** `session.fetch` of Electron, or whatever behaves like it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Chromium sets these itself and refuses a request that names them (Electron, docs/api/client-request.md). */
const refusedHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const usualTimeoutMs = 30_000;
/** A full page of accounts is below 1 MB. */
const largestBody = 8 * 1024 * 1024;

/**
 * The network through a session of its own, so that the system's proxy and certificates count.
 *
 * @param manualFetch for requests whose redirect is wanted: `manualRedirects`, where `fetch` cannot.
 * @param issuerOf who issued a certificate that was refused: `watchIssuers`.
 */
export function createSessionHttp(
  fetch: Fetch,
  clock: Clock,
  manualFetch: Fetch = fetch,
  issuerOf: UntrustedIssuer = () => null,
): Http {
  return { send: (request) => send(request.redirects === 'manual' ? manualFetch : fetch, clock, issuerOf, request) };
}

async function send(
  fetch: Fetch,
  clock: Clock,
  issuerOf: UntrustedIssuer,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (request.signal.aborted) throw new ServiceError('cancelled', `${nameOf(request)} was cancelled.`);
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timeout = { passed: false };
  const host = URL.parse(request.url)?.hostname ?? null;
  const isCancelled = (): boolean => request.signal.aborted;
  const timeoutMs = request.timeoutMs ?? usualTimeoutMs;
  const deadline = clock.setTimer(timeoutMs, () => {
    timeout.passed = true;
    abort();
  });
  request.signal.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(request.url, initOf(request, controller.signal));
    const body = await readCapped(response, largestBody);
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    if (isCancelled()) throw new ServiceError('cancelled', `${nameOf(request)} was cancelled.`);
    if (timeout.passed) {
      throw new ServiceError('offline', `${nameOf(request)} had no answer within ${String(timeoutMs / 1000)} s.`, {
        host,
      });
    }
    throw networkError(nameOf(request), error, issuerOf(request.url), host);
  } finally {
    deadline.cancel();
    request.signal.removeEventListener('abort', abort);
  }
}

function initOf(request: HttpRequest, signal: AbortSignal): RequestInit {
  const headers = Object.entries(request.headers).filter(([name]) => !refusedHeaders.has(name.toLowerCase()));
  return {
    method: request.method,
    headers: Object.fromEntries(headers),
    body: request.body,
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  };
}

/** For messages: where to, never the query, which can hold tokens. */
function nameOf({ method, url }: HttpRequest): string {
  const parsed = URL.parse(url);
  return `${method} ${parsed?.origin ?? 'an address that is none'}${parsed?.pathname ?? ''}`;
}
/** Reads an answer's body as UTF-8 and gives up once it is larger than any honest one. */
export async function readCapped(response: Response, most: number): Promise<string> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > most) throw new ServiceError('unexpected', `The answer was larger than ${most} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
