import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Errand } from '../../../core/ports/desktop.ts';
import type { Secret } from '../../../core/secret.ts';
import { text } from '../../../shared/text/text.ts';
import type { LinkUse, NotifyLinkUse } from './link-notifications.ts';
import { closeLoopbackServer, portOf, startLoopbackServer } from './loopback-server.ts';
import type { PeerCheck } from './peer-check.ts';

/** As long as a browser may take to come, one that has to start first among them (ms). */
const lifetimeMs = 120_000;
const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

export interface OneTimeLinks {
  /** Answers an address without a secret that leads to the target; rejects when no port can be had. */
  publish(target: Secret, errand: Errand): Promise<string>;
}

export interface OneTimeLinksOptions {
  readonly clock: Clock;
  readonly peerOf: PeerCheck;
  readonly notify: NotifyLinkUse;
}

interface Link {
  readonly target: Secret;
  readonly errand: Errand;
  used: boolean;
  /** What the person was notified of, each once. */
  readonly notified: Set<LinkUse>;
}

/**
 * Keeps secret addresses out of argument lists, which every program of this person, and on Linux every user, can read: the
 * browser is sent to `http://127.0.0.1:PORT/open/NONCE` and from there on, within two minutes, after which the port closes.
 *
 * No other user of this computer is led on, nor uses a link up. A console's link leads there once, and every later visit is
 * told so. That of a sign-in leads there as often as it is asked for: it gives nothing away that the person's own programs
 * could not have, and a reload, or a browser that loads ahead, must not end in a refusal.
 */
export function createOneTimeLinks({ clock, peerOf, notify }: OneTimeLinksOptions): OneTimeLinks {
  /** By nonce. */
  const links = new Map<string, Link>();
  let listening: Promise<Server> | null = null;

  function closeWhenIdle(): void {
    if (links.size > 0 || listening === null) return;
    const idle = listening;
    listening = null;
    void idle.then(closeLoopbackServer);
  }

  function notifyOnce({ notified }: Link, use: LinkUse): void {
    if (!notified.has(use)) notify(use);
    notified.add(use);
  }

  function refuse(response: ServerResponse, status: number, key: 'link.gone' | 'link.other-user'): void {
    response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text(key)}\n`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const link = isPlain(request) ? links.get(nonceOf(request.url ?? '')) : undefined;
    if (link === undefined) {
      refuse(response, 404, 'link.gone');
      return;
    }
    const peer = await peerOf(request.socket);
    if (peer === 'other-user') notifyOnce(link, `${link.errand}-other-user`);
    if (peer === 'other-user' || peer === 'nobody') {
      refuse(response, 403, 'link.other-user');
    } else if (link.errand === 'console' && loadsAhead(request)) {
      response.writeHead(503, headers).end();
    } else if (link.used && link.errand === 'console') {
      notifyOnce(link, 'console-asked-again');
      refuse(response, 404, 'link.gone');
    } else {
      link.used = true;
      response.writeHead(302, { ...headers, Location: link.target.reveal() }).end();
    }
  }

  return {
    async publish(target, errand) {
      // Known before the first wait, so that one that ends just now does not close the port meanwhile.
      const nonce = randomBytes(32).toString('base64url');
      links.set(nonce, { target, errand, used: false, notified: new Set() });
      const end = clock.setTimer(lifetimeMs, () => {
        links.delete(nonce);
        closeWhenIdle();
      });
      try {
        const server = await (listening ??= startLoopbackServer((request, response) => void answer(request, response)));
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

/**
 * A page that is loaded before anybody asked for it would use a console's link up, and the person's own visit be refused.
 * Browsers ask again where loading ahead failed; they tell it by `Sec-Purpose` (Fetch, 3.7), before that by `Purpose` and
 * `X-Moz`.
 */
function loadsAhead({ headers: sent }: IncomingMessage): boolean {
  return [sent['sec-purpose'], sent['purpose'], sent['x-moz']].some((value) =>
    /prefetch|preview/iu.test(String(value)),
  );
}

/** Empty: the path is none of ours. */
export function nonceOf(path: string): string {
  return /^\/open\/([\w-]{43})$/u.exec(path)?.[1] ?? '';
}
