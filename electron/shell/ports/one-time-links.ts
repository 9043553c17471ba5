import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Timer } from '../../core/ports/clock.ts';
import type { OneTimeLinks } from '../../core/ports/desktop.ts';
import type { Secret } from '../../core/secret.ts';

interface PendingLink {
  readonly target: Secret;
  readonly expiry: Timer;
}

const lifetimeMs = 30_000;
const goneText = 'This link was used or has run out. Open the console from Latchkey again.\n';
const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

/**
 * Keeps secret addresses out of argument lists, which every program of this person can read: the browser is sent to
 * `http://127.0.0.1:PORT/open/NONCE` and from there on, once, within 30 s. The port is open only while a link waits.
 */
export function createOneTimeLinks(clock: Clock): OneTimeLinks {
  const pending = new Map<string, PendingLink>();
  let listening: Promise<Server> | null = null;

  function closeWhenIdle(): void {
    if (pending.size > 0 || listening === null) return;
    const idle = listening;
    listening = null;
    void idle.then((server) => server.close());
  }

  function take(nonce: string): Secret | null {
    const link = pending.get(nonce);
    if (link === undefined) return null;
    pending.delete(nonce);
    link.expiry.cancel();
    return link.target;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const target = isPlain(request) ? take(nonceOf(request.url ?? '')) : null;
    if (target === null)
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(goneText);
    else response.writeHead(302, { ...headers, Location: target.reveal() }).end();
    closeWhenIdle();
  }

  return {
    async publish(target) {
      // Known before the first wait, so that an answer just given does not close the port meanwhile.
      const nonce = randomBytes(32).toString('base64url');
      const expire = (): void => {
        take(nonce);
        closeWhenIdle();
      };
      pending.set(nonce, { target, expiry: clock.setTimer(lifetimeMs, expire) });
      try {
        const server = await (listening ??= listen(answer));
        return `http://127.0.0.1:${portOf(server)}/open/${nonce}`;
      } catch (error) {
        listening = null;
        take(nonce);
        throw error;
      }
    },
  };
}

/** GET, by a browser that was sent to this very address: a page that rebinds a name of its own to 127.0.0.1 shows here. */
function isPlain(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.headers.host === `127.0.0.1:${request.socket.localPort ?? 0}`;
}

function nonceOf(path: string): string {
  return /^\/open\/([\w-]{43})$/u.exec(path)?.[1] ?? '';
}

function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ maxHeaderSize: 16 * 1024 }, answer);
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}
