import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBundleServer, fileFor } from '../../../electron/shell/windows/scheme/bundle-server.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

function served(): (address: string, method?: string) => Promise<Response> {
  const root = temporaryFolder();
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'start()');
  writeFileSync(join(folder, 'notes.txt'), 'of no known type');
  writeFileSync(join(root, 'secret.json'), '{}');
  mkdirSync(join(root, 'renderer-of-another'));
  writeFileSync(join(root, 'renderer-of-another', 'index.html'), 'not ours');
  const serve = createBundleServer(folder, new RecordingLog());
  return (address, method = 'GET') => serve(new Request(address, { method }));
}

describe('app://bundle/', () => {
  it('serves a file with its type, the policy and nosniff', async () => {
    const response = await served()('app://bundle/assets/app.js?v=1');
    expect({ body: await response.text(), headers: Object.fromEntries(response.headers) }).toEqual({
      body: 'start()',
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });

  it.each([
    ['GET', 'app://bundle/index.html', 200],
    ['POST', 'app://bundle/index.html', 405],
    ['HEAD', 'app://bundle/index.html', 405],
    ['GET', 'app://other/index.html', 404],
    ['GET', 'app://bundle:80/index.html', 404],
    ['GET', 'https://bundle/index.html', 404],
    ['GET', 'app://bundle/', 404],
    ['GET', 'app://bundle/missing.html', 404],
    ['GET', 'app://bundle/notes.txt', 404],
    ['GET', 'app://bundle/../secret.json', 404],
    ['GET', 'app://bundle/..%2fsecret.json', 404],
    ['GET', 'app://bundle/%2e%2e%2fsecret.json', 404],
    ['GET', 'app://bundle/assets/..%2f..%2fsecret.json', 404],
    ['GET', 'app://bundle/..%5csecret.json', 404],
    ['GET', 'app://bundle/..%2frenderer-of-another/index.html', 404],
    ['GET', 'app://bundle/index.html%00.js', 404],
    ['GET', 'app://bundle/%E0%A4%A.html', 404],
  ])('%s %s is answered with %i', async (method, address, status) => {
    expect((await served()(address, method)).status).toBe(status);
  });

  it('never leaves the folder, whatever the path', () => {
    const part = fc.constantFrom('..', '%2e%2e', '%2f', '%5c', '/', 'a', '.', '%00', 'C:', '//');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = fileFor('/srv/renderer', `app://bundle/${parts.join('')}`);
        expect(file === null || file.startsWith('/srv/renderer/')).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
