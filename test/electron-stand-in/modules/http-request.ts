/** One HTTP exchange over node:http, which a controlled clock does not touch. */
import { request as requestPlain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { rule } from '../mutants.ts';

export interface HttpAnswer {
  status: number;
  statusText: string;
  headers: [string, string][];
  body: Buffer;
}

export interface HttpQuestion {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
  signal: AbortSignal;
}

/** @throws Error with Chromium's name of the failure, as `net::ERR_CONNECTION_REFUSED`. */
export function exchange(question: HttpQuestion): Promise<HttpAnswer> {
  const send = question.url.startsWith('https:') ? requestSecure : requestPlain;
  const { method, headers, signal } = question;
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(signal.aborted ? abortReason(signal) : networkError(error));
    const outgoing = send(question.url, { method, headers, signal }, (incoming) => {
      readAll(incoming).then((body) => resolve(answerOf(incoming, body)), fail);
    });
    outgoing.on('error', fail);
    outgoing.end(question.body);
  });
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function answerOf(incoming: IncomingMessage, body: Buffer): HttpAnswer {
  const headers: [string, string][] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.push([incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '']);
  }
  const encoding = incoming.headers['content-encoding'];
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers,
    body: decode(encoding, body),
  };
}

const decoders: Record<string, (body: Buffer) => Buffer> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateOrRaw,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** An encoding that Chromium does not know leaves the body as it came. */
function decode(encoding: string | undefined, body: Buffer): Buffer {
  if (body.length === 0 || !rule('fetch-decodes-bodies')) return body;
  const names = (encoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.reduceRight((coded, name) => decoders[name]?.(coded) ?? coded, body);
}

/** Servers send either under this name; the first byte of a zlib header tells them apart. */
function inflateOrRaw(body: Buffer): Buffer {
  return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body) : inflateRawSync(body);
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The operation was aborted.', 'AbortError');
}

/** chromium: net/base/net_error_list.h */
const netErrors: Record<string, string> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_RESET',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
};

function networkError(error: Error): Error {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new Error(
    `net::${netErrors[code] ?? (code.startsWith('HPE_') ? 'ERR_INVALID_HTTP_RESPONSE' : 'ERR_FAILED')}`,
    { cause: error },
  );
}
