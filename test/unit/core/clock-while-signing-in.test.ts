import { describe, expect } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { organisationTest as it } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, type RunningCore } from '../../harness/running-core.ts';

const state = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn.state;

describe('a clock that is set while a sign-in waits for the person', () => {
  it.for([
    ['ahead', 11 * minute],
    ['back', -11 * minute],
  ] as const)('%s: the code stays good, and so does the sign-in it gives', async ([, by], { core, organisationId }) => {
    const { userCode } = await askForCode(core, organisationId);
    await core.advance(minute);
    core.clock.jump(by);
    core.simulator.control.moveClock({ advanceMs: -by });
    await core.advance(minute);
    const waiting = state(core);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    expect({ waiting, state: state(core) }).toEqual({ waiting: 'waiting-for-approval', state: 'signed-in' });
  });
});

describe('a sign-in that finds no network', () => {
  const calls = (core: RunningCore) => core.http.requests.length;

  it('is tried again at 2, 5, 15, 30, then every 60 s where there is no network, and at once at a wake', async ({
    core,
    organisationId,
  }) => {
    core.http.offline = true;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    const tried: number[] = [];
    for (let elapsed = 0; elapsed <= 180; elapsed += 1) {
      const before = calls(core);
      await core.advance(elapsed === 0 ? 0 : second);
      if (calls(core) > before) tried.push(elapsed);
    }
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    expect({ tried, state: state(core) }).toEqual({
      tried: [0, 2, 7, 22, 52, 112, 172],
      state: 'waiting-for-approval',
    });
  });
});
