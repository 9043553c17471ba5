import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  startCore,
  type RunningCore,
} from '../../harness/running-core.ts';

let core: RunningCore;
let organisationId: string;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  organisationId = await addOrganisation(core);
});
afterEach(() => core.close());

const state = () => organisationIn(core.latchkey.snapshot()).signIn.state;

describe('a clock that is set while a sign-in waits for the person', () => {
  it.each([
    ['ahead', 11 * minute],
    ['back', -11 * minute],
  ])('%s: the code stays good, and so does the sign-in it gives', async (_name, by) => {
    const { userCode } = await askForCode(core, organisationId);
    await core.advance(minute);
    core.clock.jump(by);
    core.simulator.control.moveClock({ advanceMs: -by });
    await core.advance(minute);
    const waiting = state();
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    expect([waiting, state()]).toEqual(['waiting-for-approval', 'signed-in']);
  });
});

describe('a sign-in that finds no network', () => {
  const calls = () => core.http.requests.length;

  it('is tried again at 2, 5, 15, 30, then every 60 s where there is no network, and at once at a wake', async () => {
    core.http.offline = true;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    const tried: number[] = [];
    for (let elapsed = 0; elapsed <= 180; elapsed += 1) {
      const before = calls();
      await core.advance(elapsed === 0 ? 0 : second);
      if (calls() > before) tried.push(elapsed);
    }
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    expect([tried, state()]).toEqual([[0, 2, 7, 22, 52, 112, 172], 'waiting-for-approval']);
  });
});
