import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { brotliCompressSync } from 'node:zlib';

/**
 * A server on loopback that counts its answers, fresh for a minute at `/fresh`; redirects from `/redirect`, tells the
 * headers it got at `/headers` and sends `hello` in brotli at `/brotli`.
 */
export async function withServer(use: (url: string) => Promise<void>): Promise<void> {
  let count = 0;
  const server = createServer((request, response) => {
    const send = (text: string | Buffer, headers: Record<string, string> = {}): void => {
      response.writeHead(200, { 'content-type': 'text/plain', ...headers }).end(text);
    };
    if (request.url === '/redirect') response.writeHead(302, { location: '/' }).end();
    else if (request.url === '/headers') send(JSON.stringify(request.headers));
    else if (request.url === '/brotli') send(brotliCompressSync('hello'), { 'content-encoding': 'br' });
    else send(String(++count), request.url === '/fresh' ? { 'cache-control': 'max-age=60' } : {});
  });
  await serve(server, use);
}

/** The clock of a simulator at `nowMs`, as its control address answers; `moves` are the bodies it was sent. */
export async function withClockServer(
  nowMs: number,
  use: (url: string, moves: unknown[]) => Promise<void>,
): Promise<void> {
  const moves: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      if (request.method === 'POST') moves.push(JSON.parse(body));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ nowMs }));
    });
  });
  await serve(server, (url) => use(url, moves));
}

async function serve(server: Server, use: (url: string) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server got no port.');
  try {
    await use(`http://127.0.0.1:${address.port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
