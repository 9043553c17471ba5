import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createSessionHttp } from '../../electron/shell/desktop/network/session-http.ts';
import { signedInTest } from '../harness/fixtures.ts';
import { ManualClock } from '../harness/manual-clock.ts';

async function serverAt(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

it.each([301, 302, 303, 307, 308])('a %i takes no token elsewhere', async (status) => {
  const came: unknown[] = [];
  const elsewhere = await serverAt((request, response) => {
    came.push(request.headers);
    response.end();
  });
  const first = await serverAt((_request, response) => void response.writeHead(status, { location: elsewhere }).end());
  const sent = createSessionHttp(fetch, new ManualClock()).send({
    method: 'POST',
    url: first,
    headers: { 'x-amz-sso_bearer_token': 'secret' },
    body: 'secret',
    signal: new AbortController().signal,
  });
  await expect(sent).rejects.toThrow('had no answer');
  expect(came).toEqual([]);
});

signedInTest.for([
  ['405', { kind: 'intercept', status: 405, body: '', contentType: 'text/plain' }],
  ['a page with 405', { kind: 'status', status: 405, body: '<html>', contentType: 'text/html' }],
] as const)('%s of somebody in between puts no session token into an address', async ([, fault], { core, role }) => {
  core.simulator.control.addFault({ ...fault, path: '/federation' });
  await core.latchkey.perform({ kind: 'open-console', role }, 'tray');
  const asked = core.http.requests.filter(({ path }) => path.endsWith('/federation'));
  expect(asked.map(({ method }) => method)).toEqual(['POST']);
});
