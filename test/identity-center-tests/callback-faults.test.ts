import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import { closeServer, listenOnLoopback } from '../identity-center/loopback-server.ts';
import { started } from './running.ts';
import { call, register } from './wire-client.ts';

const REGISTRATION = {
  clientName: 'pkce',
  clientType: 'public',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  scopes: ['sso:account:access'],
};

interface Listening {
  readonly redirectUri: string;
  /** What came back, in the order of arrival. */
  readonly came: URLSearchParams[];
}

async function listening(): Promise<Listening> {
  const came: URLSearchParams[] = [];
  const server = createServer((incoming, outgoing) => {
    came.push(new URL(incoming.url ?? '', 'http://127.0.0.1').searchParams);
    outgoing.end();
  });
  onTestFinished(() => closeServer(server));
  const port = await listenOnLoopback(server, 0);
  return { redirectUri: `http://127.0.0.1:${String(port)}/oauth/callback`, came };
}

test.for<[fault: FaultRequest | undefined, callbacks: readonly object[]]>([
  [undefined, [{ code: 'a code', state: 'state-1' }]],
  [{ kind: 'wrongState' }, [{ code: 'a code', state: 'of-another-sign-in' }]],
  [{ kind: 'callbackError' }, [{ error: 'server_error', state: 'state-1' }]],
  [{ kind: 'callbackError', error: 'access_denied' }, [{ error: 'access_denied', state: 'state-1' }]],
  [{ kind: 'noCallback' }, []],
  [
    { kind: 'twoCallbacks' },
    [
      { code: 'a code', state: 'state-1' },
      { code: 'a code', state: 'state-1' },
    ],
  ],
])('the browser comes back from the consent page with %j', async ([fault, callbacks]) => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const { redirectUri, came } = await listening();
  if (fault !== undefined) running.control.addFault({ ...fault, path: '/authorize', count: 1 });
  const form = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    state: 'state-1',
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: 'x'.repeat(43),
  });
  // The page itself is none that a fault of the way back could injected.
  await call(running, 'GET', `/authorize?${form.toString()}`);
  const { headers } = await call(running, 'POST', '/authorize', { body: `${form.toString()}&answer=allow` });
  const location = headers.get('location');
  if (location !== null) await fetch(location);
  const seen = came.map((query) => ({
    ...Object.fromEntries(query),
    ...(query.has('code') ? { code: 'a code' } : {}),
  }));
  expect({ seen, faults: running.control.faults() }).toEqual({ seen: callbacks, faults: [] });
});
