import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser opens a handful at most; each costs a descriptor, of which file writes need some too. */
const mostConnections = 16;
/** A browser on the same computer sends its request at once (ms). */
const headersWithin = 5_000;
const requestWithin = 10_000;
const lookedAtEvery = 1_000;

/** A server on 127.0.0.1 alone, at a free port, that no silent or endless caller can hold. Rejects where no port can be had. */
export function startLoopbackServer(answer: RequestListener): Promise<Server> {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: headersWithin,
      requestTimeout: requestWithin,
      connectionsCheckingInterval: lookedAtEvery,
    },
    answer,
  );
  server.maxConnections = mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve(server);
    });
  });
}

/** An answer on its way is let go out; a connection that only waits is not. */
export function closeLoopbackServer(server: Server): void {
  server.close();
  server.closeIdleConnections();
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}
