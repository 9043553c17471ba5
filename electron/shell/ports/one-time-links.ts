import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from '../../core/ports/clock.ts';
import type { OneTimeLinks } from '../../core/ports/desktop.ts';
import type { Secret } from '../../core/secret.ts';
import { closeLoopbackServer, portOf, startLoopbackServer } from './loopback-server.ts';

/** As long as a browser may take to come, one that has to start first among them (ms). */
const lifetimeMs = 120_000;
const goneText = 'This link was used or has run out. Open the console from Latchkey again.\n';
const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

/**
 * Keeps secret addresses out of argument lists, which every program of this person can read: the browser is sent to
 * `http://127.0.0.1:PORT/open/NONCE` and from there on, once, within two minutes. Until these are over every later visit is
 * told so; then the port closes.
 */
export function createOneTimeLinks(clock: Clock): OneTimeLinks {
  /** By nonce; null: it has been used. */
  const links = new Map<string, Secret | null>();
  let listening: Promise<Server> | null = null;

  function closeWhenIdle(): void {
    if (links.size > 0 || listening === null) return;
    const idle = listening;
    listening = null;
    void idle.then(closeLoopbackServer);
  }

  function take(nonce: string): Secret | null {
    const target = links.get(nonce) ?? null;
    if (target !== null) links.set(nonce, null);
    return target;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const target = isPlain(request) ? take(nonceOf(request.url ?? '')) : null;
    if (target === null)
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(goneText);
    else response.writeHead(302, { ...headers, Location: target.reveal() }).end();
  }

  return {
    async publish(target) {
      // Known before the first wait, so that one that ends just now does not close the port meanwhile.
      const nonce = randomBytes(32).toString('base64url');
      links.set(nonce, target);
      const end = clock.setTimer(lifetimeMs, () => {
        links.delete(nonce);
        closeWhenIdle();
      });
      try {
        const server = await (listening ??= startLoopbackServer(answer));
        return `http://127.0.0.1:${portOf(server)}/open/${nonce}`;
      } catch (error) {
        listening = null;
        links.delete(nonce);
        end.cancel();
        throw error;
      }
    },
  };
}

/** GET, by a browser that was sent to this very address: a page that rebinds a name of its own to 127.0.0.1 shows here. */
function isPlain(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.headers.host === `127.0.0.1:${request.socket.localPort ?? 0}`;
}

/** Empty: the path is none of ours. */
export function nonceOf(path: string): string {
  return /^\/open\/([\w-]{43})$/u.exec(path)?.[1] ?? '';
}
