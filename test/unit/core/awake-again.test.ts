import { describe, expect } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { organisationIn, type RunningCore } from '../../harness/running-core.ts';

/** Copies, sleeps past the end of the credentials, and is awake for two seconds. */
async function sleepOverTheEnd(core: RunningCore, role: Role, asleep: () => void): Promise<void> {
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
  await core.advance(30 * minute);
  // Used again, so that it is in use when the computer wakes.
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
  asleep();
  core.clock.jump(40 * minute);
  core.latchkey.wake();
  await core.advance(2 * second);
}

/** What the window and the tray are shown. */
function shown(core: RunningCore): object {
  const { freshness } = core.latchkey.snapshot();
  const { signIn } = organisationIn(core.latchkey.snapshot());
  return {
    credentials: freshness.map(({ state }) => state),
    good: freshness.map(({ expiresAt }) => expiresAt !== null && expiresAt > core.clock.now()),
    signIn: signIn.state,
    connection: signIn.state === 'signed-in' ? signIn.connection : null,
  };
}

describe('two seconds after a sleep over the end of credentials', () => {
  it('new ones are there, where AWS answers', async ({ core, role }) => {
    await sleepOverTheEnd(core, role, () => undefined);
    expect(shown(core)).toEqual({ credentials: ['live'], good: [true], signIn: 'signed-in', connection: 'good' });
  });

  it('the old ones are shown as ended without a connection, and are not handed out', async ({ core, role }) => {
    await sleepOverTheEnd(core, role, () => (core.http.offline = true));
    const copied = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
    expect({ ...shown(core), copied: copied.ok ? 'copied' : copied.failure.code }).toEqual({
      credentials: ['ended'],
      good: [false],
      signIn: 'signed-in',
      connection: 'offline',
      copied: 'offline',
    });
  });

  it('a sign-in that AWS has ended meanwhile is shown as ended', async ({ core, role }) => {
    await sleepOverTheEnd(core, role, () => core.simulator.control.endSessions());
    expect(shown(core)).toMatchObject({ credentials: [], signIn: 'ended' });
  });
});
