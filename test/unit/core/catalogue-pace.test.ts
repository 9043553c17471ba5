import { describe, expect, it } from 'vitest';
import { createFarCore } from '../../bench/far-core.ts';
import { readAll } from '../../bench/read-all.ts';
import { startIdentityCenter } from '../../identity-center/start.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

/** The small part of `npm run bench`: the simulated wait is the same on every machine. */
describe('the reading of 212 accounts, 50 ms away', () => {
  it.each([
    { limit: 20, least: 10, most: 17 },
    { limit: 8, least: 25, most: 32 },
  ])('settles below a limit of $limit calls a second and misses nothing', async ({ limit, least, most }) => {
    const clock = new ManualClock();
    const simulator = await startIdentityCenter({ accounts: 212, seed: 7, now: () => clock.now() });
    simulator.control.setSwitches({ throttlePerSecond: limit });
    const farEnd = {
      url: simulator.url,
      startUrl: simulator.startUrl,
      setClock: () => Promise.resolve(),
      approve: (userCode: string) => {
        simulator.control.approveDevice(userCode);
        return Promise.resolve();
      },
    };
    const core = await createFarCore(farEnd, 50, clock);
    const result = await readAll(core);
    await core.latchkey.stop();
    await simulator.close();
    expect({
      roles: result.accounts.map(({ id, roleNames }) => [id, roleNames]).toSorted(),
      fewThrottled: result.throttled / result.calls < 0.02,
      seconds: result.tookMs >= least * 1000 && result.tookMs <= most * 1000,
      namesWithin3s: result.allNamesAfterMs >= 0 && result.allNamesAfterMs <= 3000,
      failed: result.status.failedAccounts,
    }).toEqual({
      roles: simulator.control
        .accounts()
        .map(({ id, permissionSets }) => [id, permissionSets.toSorted()])
        .toSorted(),
      fewThrottled: true,
      seconds: true,
      namesWithin3s: true,
      failed: 0,
    });
  });
});
