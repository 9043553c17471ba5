import { expect, onTestFinished, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import { startIdentityCenter } from '../identity-center/start.ts';
import { InProcess } from './in-process.ts';
import { origin } from './wire.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const path = '/us-east-1/client/register';
const body = JSON.stringify({
  clientName: 'test',
  clientType: 'public',
  scopes: ['sso:account:access'],
  grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
});

/** What a client sees: no answer, a status and a body that broke off, or a status with the length of the body. */
async function seen(fetch: Fetch, url: string): Promise<readonly unknown[]> {
  const response = await fetch(url, { method: 'POST', body, redirect: 'error' }).catch(() => undefined);
  if (response === undefined) return ['no answer'];
  const text = await response.text().catch(() => undefined);
  return [response.status, text?.length ?? 'broken off', response.headers.get('x-amzn-requestid') !== null];
}

test.for<[fault: FaultRequest]>([
  [{ kind: 'reset' }],
  [{ kind: 'resetWithin' }],
  [{ kind: 'truncate' }],
  [{ kind: 'wrongLength', offsetBytes: 10 }],
  [{ kind: 'wrongLength', offsetBytes: -10 }],
  [{ kind: 'halfBody' }],
  [{ kind: 'chunked' }],
  [{ kind: 'intercept' }],
  [{ kind: 'intercept', status: 407 }],
  [{ kind: 'intercept', status: 511 }],
  [{ kind: 'intercept', location: 'http://192.0.2.1/' }],
  [{ kind: 'status', status: 503, form: 'empty' }],
])('%j arrives in the same process as it does over a socket', async ([fault]) => {
  const inProcess = new InProcess();
  const real = await startIdentityCenter({ accounts: 5, seed: 1, now: () => inProcess.clock.now() });
  onTestFinished(() => Promise.all([real.close(), inProcess.close()]).then(() => undefined));
  inProcess.first.control.addFault(fault);
  real.control.addFault(fault);
  const [here, there] = [
    await seen((url, init) => inProcess.wire.fetch(url, init), `${origin}${path}`),
    await seen(fetch, `${real.url}${path}`),
  ];
  expect(here).toEqual(there);
});
