import { afterEach, beforeEach, expect, it } from 'vitest';
import { hour, second } from '../../../electron/core/time/instant.ts';
import { addOrganisation, organisationIn, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
let organisationId: string;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  organisationId = await addOrganisation(core);
});
afterEach(() => core.close());

const signInNow = () => organisationIn(core.latchkey.snapshot()).signIn;

/** The person starts a sign-in and closes the lid for the night. */
async function sleepWhileWaiting(way: 'browser' | 'code'): Promise<void> {
  // A first sign-in would be suspected of a wrong region.
  await signIn(core);
  await core.latchkey.commands['sign-out']({ organisationId });
  await core.latchkey.commands['sign-in.start']({ organisationId, way });
  while (signInNow().state === 'starting') await core.settle();
  core.clock.jump(8 * hour);
  core.latchkey.wake();
  await core.settle();
}

it.each([
  ['browser', 'browser-did-not-return'],
  ['code', 'code-expired'],
] as const)('a sign-in by %s that ran out asleep is over at the wake', async (way, code) => {
  await sleepWhileWaiting(way);
  expect(signInNow()).toMatchObject({ state: 'signed-out', problem: { code } });
});

it('a code that ran out asleep is asked for once more at most', async () => {
  await sleepWhileWaiting('code');
  const before = core.http.requests.length;
  await core.advance(30 * second);
  expect(core.http.requests.length - before).toBeLessThanOrEqual(1);
});
