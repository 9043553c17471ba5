import { expect } from 'vitest';
import { coreTest as it } from '../harness/fixtures.ts';
import type { RunningCore } from '../harness/running-core.ts';

async function add(core: RunningCore, startUrl: string): Promise<string> {
  core.http.redirects.set(new URL(startUrl).host, core.simulator.startUrl);
  const added = await core.latchkey.commands['organisation.add']({
    startUrl,
    region: core.simulator.region,
    name: null,
    another: true,
  });
  return added.ok ? 'added' : added.failure.code;
}

it.for([
  'https://localhost/',
  'https://app.localhost/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://127.0.0.1.nip.io/',
  'https://router.local/',
  'https://metadata.google.internal/',
  'https://169.254.169.254/',
])('%s is not asked', async (startUrl, { core }) => {
  const outcome = await add(core, startUrl);
  expect([outcome === 'added', core.http.requests, core.confirmation.asked]).toEqual([false, [], []]);
});

it('a window that tries addresses gets five a minute', async ({ core }) => {
  const outcomes: string[] = [];
  for (let host = 0; host < 8; host += 1) outcomes.push(await add(core, `https://aws${String(host)}.example.com/`));
  expect([outcomes.slice(5), core.http.requests.length]).toEqual([['throttled', 'throttled', 'throttled'], 5]);
});

it('what is written into a query goes nowhere without a yes in a dialog of main', async ({ core }) => {
  core.confirmation.agrees = false;
  const outcome = await add(core, 'https://aws.example.com/?accounts=all-the-names');
  expect([outcome, core.http.requests, core.confirmation.asked.length]).toEqual(['cancelled', [], 1]);
});
