import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentSecurityPolicy, types } from '../../window/support/window.ts';

const built = join(import.meta.dirname, '../../../out/renderer');

/** The built window over loopback, under the policy of the app. */
export async function serveWindow(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(built, path)).then(
      (body) => {
        const contentType = types[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': contentType, 'content-security-policy': contentSecurityPolicy });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${String(port)}/index.html`, close: () => server.close() };
}

/** What the page names, in KB of gzip: its scripts and styles, without what is loaded later, as other languages are. */
export async function firstLoadKb(): Promise<number> {
  const html = await readFile(join(built, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/gu)].map(([, path]) => path ?? '');
  if (!named.some((path) => path.endsWith('.js'))) throw new Error('The built page names no script.');
  const files = await Promise.all(named.map((path) => readFile(join(built, path))));
  return [Buffer.from(html), ...files].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 1024;
}
