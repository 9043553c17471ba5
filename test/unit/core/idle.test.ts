import { expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import type { Timer } from '../../../electron/core/ports/clock.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';

/** Before the list is read anew, which is work. */
const idle = 3 * hour;
/** Renewals, and times at which what is said of a sign-in changes. */
const mostDue = 10;

it('idle with a sign-in and a role in use, core has one timer, which wakes it once a minute and for what is due', async ({
  core,
  role,
}) => {
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
  // Until the copied values are gone from the clipboard.
  await core.advance(2 * minute);

  const waits: number[] = [];
  let mostTimers = 0;
  const { clock } = core;
  const real = clock.setTimer.bind(clock);
  clock.setTimer = (milliseconds, callback): Timer =>
    real(milliseconds, () => {
      waits.push(milliseconds);
      callback();
      mostTimers = Math.max(mostTimers, clock.timerCount());
    });
  await core.advance(idle);

  expect(waits.length).toBeGreaterThan(mostDue);
  expect(mostTimers).toBe(1);
  expect(waits.filter((wait) => wait < minute).length).toBeLessThanOrEqual(mostDue);
});
