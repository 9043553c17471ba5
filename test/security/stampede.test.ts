import { expect } from 'vitest';
import { minute } from '../../electron/core/time/instant.ts';
import { coreTest, organisationTest, signedInTest } from '../harness/fixtures.ts';
import { signIn, type RunningCore } from '../harness/running-core.ts';

const asked = (core: RunningCore, end: string): number =>
  core.http.requests.filter(({ path }) => path.endsWith(end)).length;

signedInTest('a hundred programs that ask for a role at once are one request', async ({ core, role }) => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_none, place) => core.latchkey.credentialsFor(role, { program: `p${place}` })),
  );
  expect([answers.every(({ ok }) => ok), asked(core, '/federation/credentials')]).toEqual([true, 1]);
});

organisationTest('a sign-in that is asked for ten times is one, with one tab', async ({ core, organisationId }) => {
  for (let count = 0; count < 10; count += 1) {
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const [organisation] = core.latchkey.snapshot().organisations;
    const shown = organisation?.signIn;
    const attemptId = shown !== undefined && 'attemptId' in shown ? shown.attemptId : '';
    await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  }
  expect([asked(core, '/device_authorization'), core.browser.opened.length]).toEqual([1, 1]);
});

coreTest('a token that has run out for many is refreshed once', async ({ core }) => {
  const organisationId = await signIn(core);
  const before = asked(core, '/token');
  core.clock.jump(59 * minute + 50_000);
  const accounts = core.simulator.control.accounts().slice(0, 5);
  await Promise.all(
    accounts.map(({ id }) =>
      core.latchkey.credentialsFor(
        { organisationId, accountId: id as never, roleName: 'ReadOnlyAccess' },
        { program: 'p' },
      ),
    ),
  );
  expect(asked(core, '/token') - before).toBe(1);
});
