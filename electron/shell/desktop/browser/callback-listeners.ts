import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Callback, CallbackListener, CallbackListeners } from '../../../core/ports/callback-listener.ts';
import { Secret } from '../../../core/secret.ts';
import { text } from '../../../shared/text/text.ts';
import type { NotifyLinkUse } from './link-notifications.ts';
import { closeLoopbackServer, portOf, startLoopbackServer } from './loopback-server.ts';
import type { PeerCheck } from './peer-check.ts';

/** The path every tool registers; one report has it that AWS accepts no other (docs/aws.md#redirect-address). */
const path = '/oauth/callback';

/** Takes code and state out of the address of the tab, which stays open and in the browser's list of tabs. */
const script = "history.replaceState(null, '', location.pathname)";
const scriptHash = createHash('sha256').update(script).digest('base64');

const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${scriptHash}'; frame-ancestors 'none'`,
  'Content-Type': 'text/html; charset=utf-8',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

type Page = 'callback.done' | 'callback.refused' | 'callback.not-ours' | 'link.other-user';

export interface CallbackListenersOptions {
  readonly peerOf: PeerCheck;
  readonly notify: NotifyLinkUse;
}

/** Listeners on 127.0.0.1 only, each on a free port of its own. What another user of this computer sends is not heard. */
export function createCallbackListeners(options: CallbackListenersOptions): CallbackListeners {
  return {
    async listen() {
      return listenerOn(await startLoopbackServer(() => undefined), options);
    },
  };
}

function listenerOn(server: Server, { peerOf, notify }: CallbackListenersOptions): CallbackListener {
  const port = portOf(server);
  let judge: (callback: Callback) => boolean = () => false;
  let over = false;
  let isTold = false;

  async function isOurs(request: IncomingMessage): Promise<boolean> {
    const peer = await peerOf(request.socket);
    if (peer === 'other-user' && !isTold) {
      isTold = true;
      notify('callback-other-user');
    }
    return peer === 'us' || peer === 'unchecked';
  }

  async function outcome(request: IncomingMessage): Promise<readonly [status: number, page: Page]> {
    const callback = callbackOf(request, port);
    if (callback === null) return [404, 'callback.not-ours'];
    if (!(await isOurs(request))) return [403, 'link.other-user'];
    if (over || !judge(callback)) return [400, 'callback.not-ours'];
    over = true;
    return [200, callback.error === null ? 'callback.done' : 'callback.refused'];
  }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void outcome(request).then(([status, told]) => response.writeHead(status, headers).end(page(told)));
  });
  return {
    redirectUri: `http://127.0.0.1:${port}${path}`,
    accept: (next) => {
      judge = next;
    },
    close: () => {
      over = true;
      closeLoopbackServer(server);
    },
  };
}

/** A code is visible letters (RFC 6749, A.11), and no longer than a line of a request can be (Node's 16 kB). */
const legalCode = /^[\u0021-\u007e]{1,16384}$/u;

/** The query of a GET to the exact path under our own name; null for anything else, as of a page that rebinds a name. */
export function callbackOf(
  { method, url: target, headers: { host } }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  port: number,
): Callback | null {
  const url = URL.parse(target ?? '', `http://127.0.0.1:${port}`);
  if (method !== 'GET' || host !== `127.0.0.1:${port}` || url?.host !== host || url.pathname !== path) {
    return null;
  }
  const code = url.searchParams.get('code');
  return {
    state: url.searchParams.get('state'),
    code: code !== null && legalCode.test(code) ? new Secret(code) : null,
    error: url.searchParams.get('error'),
  };
}

function page(key: Page): string {
  const title = text(`${key}-title`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><script>${script}</script><h1>${title}</h1><p>${text(key)}</p></html>\n`;
}
