import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { ServedAnswer } from '../../../core/export/served-answer.ts';

/** What one server takes, so that no silent, slow or endless caller can hold it. Times in ms. */
export interface ServerLimits {
  /** Each costs a descriptor, of which file writes need some too. */
  readonly mostConnections: number;
  /** For a whole request to come, from the first moment of the connection. */
  readonly requestWithin: number;
  /** How often that is looked at. */
  readonly lookedAtEvery: number;
}

/** A request is a line and a handful of headers, the longest a token of 43 characters (bytes). */
const mostHeaderBytes = 8 * 1024;

/**
 * An HTTP server for the programs of this computer, not listening yet. One request a connection, since SDKs and curl ask once
 * and go. What is no HTTP, or too long, or too slow, is hung up on without an answer.
 */
export function createProgramServer(answer: RequestListener, limits: ServerLimits): Server {
  const server = createServer(
    {
      maxHeaderSize: mostHeaderBytes,
      requestTimeout: limits.requestWithin,
      connectionsCheckingInterval: limits.lookedAtEvery,
      keepAlive: false,
    },
    answer,
  );
  server.maxConnections = limits.mostConnections;
  server.maxRequestsPerSocket = 1;
  server.on('clientError', (_error, socket) => socket.destroy());
  // Without these Node would invite a body, or hand the connection over.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  return server;
}

/** Resolves once it listens; rejects with what the system says. */
export function listening(server: Server, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.removeListener('error', reject);
      resolve();
    });
    start();
  });
}

/** No one new is heard, and who waits is hung up on: an answer can take half a minute, and no quit waits for it. */
export function closeProgramServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Of a page in a browser, which no program of AWS resembles: browsers tell it by these themselves (Fetch, 3.1 and 3.7). */
export function isOfBrowser({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => name === 'origin' || name.startsWith('sec-fetch-'));
}

/** GET without a body. */
export function isPlainGet({ method, headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  const hasBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  return method === 'GET' && !hasBody && headers.expect === undefined && headers.upgrade === undefined;
}

/** The value of a header that was sent exactly once, else null: of two, others might read the other one. */
export function onlyHeader(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name] ?? [];
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Sends it and hangs up. */
export function send(response: ServerResponse, { status, contentType, body }: ServedAnswer): void {
  const bytes = Buffer.from(body.reveal());
  response
    .writeHead(status, {
      'Content-Type': contentType,
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    })
    .end(bytes);
}
