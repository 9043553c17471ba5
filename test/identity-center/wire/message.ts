import type { IncomingHttpHeaders } from 'node:http';

/** A request after the region was taken off its path. */
export interface WireRequest {
  /** What the answer's `x-amzn-RequestId` says. */
  id: string;
  method: string;
  /** Without the region: `/client/register`. */
  path: string;
  /** As it stood on the wire, with the region and without the query; what a signature covers. */
  wirePath: string;
  region: string;
  query: URLSearchParams;
  /** The query as it stood on the wire, without the question mark. */
  rawQuery: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface WireReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How the bytes go out; a plain answer in one piece with its length when left out. */
  delivery?: Delivery;
  /** Not of AWS: carries no request id and none of the simulator's own headers. */
  foreign?: boolean;
  /** A loopback address that is called before the answer goes out. */
  ahead?: string;
}

/**
 * `reset-within`: half of the body, then RST. `truncated`: half of it, then an orderly end although `Content-Length` promised
 * all. `length`: `Content-Length` is so many bytes off. `stalled`: half of it, and the rest after a time of the simulator's clock.
 */
export type Delivery =
  | { how: 'chunked' | 'reset-within' | 'truncated' }
  | { how: 'length'; offset: number }
  | { how: 'stalled'; ms: number };

/** A header's value as one text, or undefined when it was not sent. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

export function jsonReply(value: unknown, status = 200): WireReply {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

/** Goes on with a GET (303). */
export function redirect(location: string): WireReply {
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' }, body: '' };
}

export function htmlReply(body: string, status = 200): WireReply {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }, body };
}
