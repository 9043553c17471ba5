import { expect } from 'vitest';
import { hour, second } from '../../../electron/core/time/instant.ts';
import { organisationTest as it } from '../../harness/fixtures.ts';
import { organisationIn, signIn, type RunningCore } from '../../harness/running-core.ts';

const signInNow = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;

/** The person starts a sign-in and closes the lid for the night. */
async function sleepWhileWaiting(core: RunningCore, organisationId: string, way: 'browser' | 'code'): Promise<void> {
  // A first sign-in would be suspected of a wrong region.
  await signIn(core);
  await core.latchkey.commands['sign-out']({ organisationId });
  await core.latchkey.commands['sign-in.start']({ organisationId, way });
  while (signInNow(core).state === 'starting') await core.settle();
  core.clock.jump(8 * hour);
  core.latchkey.wake();
  await core.settle();
}

it.for([
  ['browser', 'browser-did-not-return'],
  ['code', 'code-expired'],
] as const)(
  'a sign-in by %s that ran out asleep is over at the wake',
  async ([way, code], { core, organisationId }) => {
    await sleepWhileWaiting(core, organisationId, way);
    expect(signInNow(core)).toMatchObject({ state: 'signed-out', problem: { code } });
  },
);

it('a code that ran out asleep is asked for once more at most', async ({ core, organisationId }) => {
  await sleepWhileWaiting(core, organisationId, 'code');
  const before = core.http.requests.length;
  await core.advance(30 * second);
  expect(core.http.requests.length - before).toBeLessThanOrEqual(1);
});
