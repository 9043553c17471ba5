import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import type { Log } from '../../../core/ports/desktop.ts';
import { appHost, appScheme } from './app-origin.ts';
import { contentSecurityPolicy } from '../../security/content-security-policy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Answers requests for `app://bundle/…` from one folder: GET only, one host, nothing outside the folder. */
export function createBundleServer(folder: string, log: Log): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return answer(405, 'Only GET is answered.');
    const file = fileFor(folder, request.url);
    const contentType = file === null ? undefined : contentTypes[extname(file)];
    if (file === null || contentType === undefined) return answer(404, 'There is no such file.');
    try {
      return answer(200, await readFile(file), contentType);
    } catch (error) {
      log.warn(`The window asked for a file that cannot be read: ${relative(folder, file)} (${String(error)}).`);
      return answer(404, 'There is no such file.');
    }
  };
}

/** The file an address means, or null when it lies outside the folder or on another host. */
export function fileFor(folder: string, address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return null;
  const path = decode(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  const escapes = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return escapes ? null : file;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function answer(status: number, body: string | Buffer, contentType = 'text/plain; charset=utf-8'): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
