import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULT_NAMES } from '../identity-center/faults/fault-schema.ts';
import { started } from './running.ts';
import { call } from './wire-client.ts';

test('the README lists every fault', () => {
  const text = readFileSync(new URL('../identity-center/README.md', import.meta.url), 'utf8');
  const rows = text
    .slice(text.indexOf('## Faults'))
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const listed = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/gu)].map(([, name]) => name));
  expect(listed.sort()).toEqual([...FAULT_NAMES].sort());
});

test('a fault is set, waited for and removed over HTTP', async () => {
  const running = await started();
  const send = (method: string, path: string, json: object): Promise<Response> =>
    fetch(`${running.controlUrl}${path}`, { method, body: JSON.stringify(json) });
  await send('POST', 'faults', { kind: 'intercept', path: '/client/register' });
  const waited = send('POST', 'faults/wait', { times: 1 });
  const injected = await call(running, 'POST', '/client/register', { json: {} });
  await send('DELETE', 'faults', {});
  const after = await call(running, 'POST', '/client/register', { json: {} });
  expect({ injectedStatus: injected.status, waitedStatus: (await waited).status, afterStatus: after.status }).toEqual({
    injectedStatus: 200,
    waitedStatus: 200,
    afterStatus: 400,
  });
});
