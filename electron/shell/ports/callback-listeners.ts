import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Callback, CallbackListener, CallbackListeners } from '../../core/ports/callback-listener.ts';
import { Secret } from '../../core/secret.ts';
import type { Text } from '../text/text.ts';

/** The path every tool registers; one report has it that AWS accepts no other (protocol.md 1.2). */
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

/** Listeners on 127.0.0.1 only, each on a free port of its own. */
export function createCallbackListeners(text: Text): CallbackListeners {
  return {
    async listen() {
      const server = createServer({ maxHeaderSize: 16 * 1024 });
      await bound(server);
      return listenerOn(server, text);
    },
  };
}

function listenerOn(server: Server, text: Text): CallbackListener {
  const port = (server.address() as AddressInfo).port;
  let judge: (callback: Callback) => boolean = () => false;
  let over = false;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const callback = callbackOf(request, port);
    const accepted = callback !== null && !over && judge(callback);
    over ||= accepted;
    const status = accepted ? 200 : callback === null ? 404 : 400;
    const told = !accepted ? 'callback-not-ours' : callback.error === null ? 'callback-done' : 'callback-refused';
    response.writeHead(status, headers).end(page(text, told));
  });
  return {
    redirectUri: `http://127.0.0.1:${port}${path}`,
    accept: (next) => {
      judge = next;
    },
    close: () => {
      over = true;
      // An answer on its way is let go out; a connection that only waits is not.
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** The query of a GET to the exact path under our own name; null for anything else, as of a page that rebinds a name. */
function callbackOf(request: IncomingMessage, port: number): Callback | null {
  const url = URL.parse(request.url ?? '', `http://127.0.0.1:${port}`);
  if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}` || url?.pathname !== path) {
    return null;
  }
  const code = url.searchParams.get('code');
  return {
    state: url.searchParams.get('state'),
    code: code === null || code === '' ? null : new Secret(code),
    error: url.searchParams.get('error'),
  };
}

function page(text: Text, key: 'callback-done' | 'callback-refused' | 'callback-not-ours'): string {
  const title = text(`${key}-title`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><script>${script}</script><h1>${title}</h1><p>${text(key)}</p></html>\n`;
}

function bound(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
