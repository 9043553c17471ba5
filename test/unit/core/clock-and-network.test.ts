import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { withServerTime, ServerTime } from '../../../electron/core/time/server-time.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { organisationIn, readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
let role: Role;
const start = async (off = 0): Promise<void> => {
  core = await startCore();
  core.simulator.control.moveClock({ advanceMs: -off });
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
};
afterEach(() => core.close());

const calls = (path: string) => core.http.requests.filter((request) => request.path.endsWith(path)).length;
const asked = () => calls('/federation/credentials');
const copyOf = (of: Role) => core.latchkey.perform({ kind: 'copy-credentials', role: of, format: 'shell' }, 'tray');
const copy = () => copyOf(role);
/** Three that are assigned. */
async function someRoles(): Promise<Role[]> {
  const list = await core.latchkey.commands['catalogue.get']({ organisationId: role.organisationId });
  const accounts = list.ok ? list.value.accounts : [];
  return accounts
    .filter(({ roleNames }) => roleNames?.includes(role.roleName))
    .map(({ id }) => ({ ...role, accountId: id }))
    .slice(0, 3);
}
const keyId = () => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];
/** A person, or NTP, sets this computer's clock; AWS's goes on as before. */
const setClock = (by: number): void => {
  core.clock.jump(by);
  core.simulator.control.moveClock({ advanceMs: -by });
};
const serverNow = () => core.simulator.control.clock().nowMs;
const offset = () => core.latchkey.snapshot().clockOffset;
const connection = () => organisationIn(core.latchkey.snapshot()).signIn;

describe.each([
  ['seven minutes fast', 7 * minute],
  ['seven minutes slow', -7 * minute],
  ['a day fast', 24 * hour],
  ['a day slow', -24 * hour],
])('a clock that is %s', (_name, off) => {
  beforeEach(() => start(off));

  it('is measured to the second and a half', () => {
    expect(Math.abs(offset() + off)).toBeLessThanOrEqual(1_500);
  });

  it('changes nothing of when the access token is refreshed', async () => {
    const before = calls('/token');
    await core.advance(4 * hour);
    expect([connection().state, calls('/token') - before]).toEqual(['signed-in', 6]);
  });

  it('changes nothing of when credentials are renewed, and none are served that have ended', async () => {
    await copy();
    await core.advance(39 * minute);
    const before = asked();
    await core.advance(3 * minute);
    const [renewed] = core.latchkey.snapshot().freshness;
    expect([before, asked(), (renewed?.expiresAt ?? 0) > serverNow() + 55 * minute]).toEqual([1, 2, true]);
  });

  it('changes nothing of when the clipboard is cleared', async () => {
    await copy();
    await core.advance(59 * second);
    const before = keyId() !== undefined;
    await core.advance(second);
    expect([before, core.clipboard.text]).toEqual([true, '']);
  });
});

describe('a clock that is set while Latchkey runs', () => {
  beforeEach(() => start());

  it('back: deadlines go on as if nothing had happened, and what has ended is not served', async () => {
    await copy();
    const before = keyId();
    setClock(-5 * hour);
    core.http.offline = true;
    await core.advance(59 * minute);
    await core.advance(2 * minute);
    const outcome = await copy();
    expect([before !== undefined, outcome.ok, offset()]).toEqual([true, false, 5 * hour]);
  });

  it('ahead: credentials are asked for anew, and the next answer sets the time right', async () => {
    await copy();
    const before = keyId();
    setClock(5 * hour);
    await copy();
    await core.advance(minute);
    expect([keyId() === before, Math.abs(offset() + 5 * hour) <= 1_500, connection().state]).toEqual([
      false,
      true,
      'signed-in',
    ]);
  });

  it('ahead and corrected by AWS: the clipboard is still cleared in its time', async () => {
    await copy();
    await core.advance(2 * minute);
    setClock(7 * minute);
    await copy();
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.settle();
    await core.advance(minute);
    expect([Math.abs(offset() + 7 * minute) <= 1_500, core.clipboard.text]).toEqual([true, '']);
  });

  it('tells the window of a clock that is wrong from now on', async () => {
    const told: number[] = [];
    core.latchkey.onSnapshot((snapshot) => told.push(snapshot.clockOffset));
    setClock(-7 * minute);
    await core.advance(41 * minute);
    expect(told.at(-1)).toBe(7 * minute);
  });
});

describe('sleep', () => {
  beforeEach(() => start());

  it('makes no burst: renewals due together on waking are spread where there is time', async () => {
    for (const of of await someRoles()) {
      await copyOf(of);
    }
    const before = asked();
    core.clock.jump(45 * minute);
    core.latchkey.wake();
    await core.settle();
    const atOnce = asked() - before;
    await core.advance(minute);
    expect([before, atOnce, asked() - before]).toEqual([3, 0, 3]);
  });

  it('renews at once what is about to end', async () => {
    await copy();
    core.clock.jump(58 * minute + 30 * second);
    core.latchkey.wake();
    await core.settle();
    expect(asked()).toBe(2);
  });
});

describe('time as it is told', () => {
  it('is not learned from an answer during which the clock was set', async () => {
    await start();
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const headers = { date: new Date(clock.now()).toUTCString(), 'x-amzn-requestid': '1' };
    const set = {
      send: () => {
        clock.jump(hour);
        return Promise.resolve({ status: 200, headers, body: '' });
      },
    };
    const request = { method: 'GET', url: 'https://x', headers: {}, body: null, signal: new AbortController().signal };
    await withServerTime(set, time, clock).send({ ...request, method: 'GET' });
    expect(time.offset()).toBe(0);
  });

  it('does not lengthen a span when it is corrected', async () => {
    await start();
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const deadlines = new Deadlines(clock, time);
    let runs = 0;
    deadlines.setSpan('x', 30 * second, () => (runs += 1));
    time.observe(new Date(clock.now() - hour).toUTCString(), clock.now(), clock.now());
    await clock.advance(30 * second, () => Promise.resolve());
    expect(runs).toBe(1);
  });
});

describe('a network that is away', () => {
  beforeEach(() => start());

  /** After how many seconds from the first failure something was tried. */
  async function triedAt(path: string, firstAt: number, seconds: number): Promise<number[]> {
    await core.advance(firstAt - second);
    core.http.offline = true;
    const tried: number[] = [];
    for (let elapsed = -1; elapsed < seconds; elapsed += 1) {
      const before = calls(path);
      await core.advance(second);
      if (calls(path) > before) tried.push(elapsed + 1);
    }
    return tried.map((at) => at - (tried[0] ?? 0));
  }
  const pace = [0, 2, 7, 22, 52, 112, 172, 232];

  it('is tried again for the access token after 2, 5, 15, 30, then every 60 s', async () => {
    expect(await triedAt('/token', 39 * minute, 5 * 60)).toEqual(pace.slice(0, 7 + 1));
  });

  it('is tried again in the same pace for a role in use', async () => {
    await core.advance(30 * minute);
    await copy();
    expect(await triedAt('/federation/credentials', 40 * minute + 30 * second, 4 * 60)).toEqual(pace);
  });

  it('is tried for a role in use also after its credentials have ended, and serves again by itself', async () => {
    await copy();
    await core.advance(35 * minute);
    await copy();
    core.http.offline = true;
    await core.advance(59 * minute);
    await core.latchkey.perform({ kind: 'renew-credentials', role }, 'tray');
    await core.advance(2 * minute);
    const away = core.latchkey.snapshot().freshness[0]?.state;
    core.http.offline = false;
    await core.advance(minute);
    expect([away, core.latchkey.snapshot().freshness[0]?.state]).toEqual(['ended', 'live']);
  });

  it('is not asked for a role nobody has used within the hour', async () => {
    await copy();
    core.http.offline = true;
    await core.advance(2 * hour);
    const before = asked();
    await core.advance(2 * hour);
    expect([asked() - before, core.latchkey.snapshot().freshness]).toEqual([0, []]);
  });

  it('is taken up at once at a wake, with one call for each that waits', async () => {
    await copy();
    core.http.offline = true;
    await core.advance(50 * minute);
    core.http.offline = false;
    const before = [calls('/token'), asked()] as const;
    core.latchkey.wake();
    core.latchkey.wake();
    await core.settle();
    expect([calls('/token') - before[0], asked() - before[1], connection()]).toEqual([
      1,
      1,
      expect.objectContaining({ connection: 'good' }),
    ]);
  });

  it('is left alone at a wake when AWS asked to be given time', async () => {
    core.simulator.control.addFault({ kind: 'throttle', path: '/token', retryAfterSeconds: 600 });
    await core.advance(41 * minute);
    const before = calls('/token');
    core.latchkey.wake();
    await core.settle();
    const early = calls('/token') - before;
    core.simulator.control.removeFaults();
    await core.advance(10 * minute);
    expect([early, calls('/token') - before]).toEqual([0, 1]);
  });

  it('is not asked at a wake for a role that was refused', async () => {
    await copy();
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await core.latchkey.perform({ kind: 'renew-credentials', role }, 'tray');
    const before = asked();
    core.latchkey.wake();
    await core.settle();
    expect(asked() - before).toBe(0);
  });
});
