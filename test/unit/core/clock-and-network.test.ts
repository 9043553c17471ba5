import { describe, expect } from 'vitest';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { withServerTime, ServerTime } from '../../../electron/core/time/server-time.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import { organisationIn, signIn, type RunningCore } from '../../harness/running-core.ts';

/** Signed in on a computer whose clock is wrong by `off` ms. */
const it = signedInTest
  .extend('off', (): number => 0)
  .extend('signedIn', async ({ launch, off }) => {
    const core = await launch();
    core.simulator.control.moveClock({ advanceMs: -off });
    return { core, organisationId: await signIn(core) };
  });

const calls = (core: RunningCore, path: string) =>
  core.http.requests.filter((request) => request.path.endsWith(path)).length;
const asked = (core: RunningCore) => calls(core, '/federation/credentials');
const copyOf = (core: RunningCore, of: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role: of, format: 'shell' }, 'tray');
const copy = (core: RunningCore, role: Role) => copyOf(core, role);
/** Three that are assigned. */
async function someRoles(core: RunningCore, role: Role): Promise<Role[]> {
  const list = await core.latchkey.commands['catalogue.get']({ organisationId: role.organisationId });
  const accounts = list.ok ? list.value.accounts : [];
  return accounts
    .filter(({ roleNames }) => roleNames?.includes(role.roleName))
    .map(({ id }) => ({ ...role, accountId: id }))
    .slice(0, 3);
}
const keyId = (core: RunningCore) => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];
/** A person, or NTP, sets this computer's clock; AWS's goes on as before. */
const setClock = (core: RunningCore, by: number): void => {
  core.clock.jump(by);
  core.simulator.control.moveClock({ advanceMs: -by });
};
const serverNow = (core: RunningCore) => core.simulator.control.clock().nowMs;
const offset = (core: RunningCore) => core.latchkey.snapshot().clockOffset;
const connection = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;

describe.each([
  ['seven minutes fast', 7 * minute],
  ['seven minutes slow', -7 * minute],
  ['a day fast', 24 * hour],
  ['a day slow', -24 * hour],
])('a clock that is %s', (_name, off) => {
  it.override('off', off);

  it('is measured to the second and a half', ({ core }) => {
    expect(Math.abs(offset(core) + off)).toBeLessThanOrEqual(1_500);
  });

  it('changes nothing of when the access token is refreshed', async ({ core }) => {
    const before = calls(core, '/token');
    await core.advance(4 * hour);
    expect({ connectionState: connection(core).state, tokenCalls: calls(core, '/token') - before }).toEqual({
      connectionState: 'signed-in',
      tokenCalls: 6,
    });
  });

  it('changes nothing of when credentials are renewed, and none are served that have ended', async ({ core, role }) => {
    await copy(core, role);
    await core.advance(39 * minute);
    const before = asked(core);
    await core.advance(3 * minute);
    const [renewed] = core.latchkey.snapshot().freshness;
    expect({
      before,
      asked: asked(core),
      isExpiresAtEnough: (renewed?.expiresAt ?? 0) > serverNow(core) + 55 * minute,
    }).toEqual({ before: 1, asked: 2, isExpiresAtEnough: true });
  });

  it('changes nothing of when the clipboard is cleared', async ({ core, role }) => {
    await copy(core, role);
    await core.advance(59 * second);
    const before = keyId(core) !== undefined;
    await core.advance(second);
    expect({ before, clipboardText: core.clipboard.text }).toEqual({ before: true, clipboardText: '' });
  });
});

describe('a clock that is set while Latchkey runs', () => {
  it('back: deadlines go on as if nothing had happened, and what has ended is not served', async ({ core, role }) => {
    await copy(core, role);
    const before = keyId(core);
    setClock(core, -5 * hour);
    core.http.offline = true;
    await core.advance(59 * minute);
    await core.advance(2 * minute);
    const outcome = await copy(core, role);
    expect({ hasBefore: before !== undefined, outcomeOk: outcome.ok, offset: offset(core) }).toEqual({
      hasBefore: true,
      outcomeOk: false,
      offset: 5 * hour,
    });
  });

  it('ahead: credentials are asked for anew, and the next answer sets the time right', async ({ core, role }) => {
    await copy(core, role);
    const before = keyId(core);
    setClock(core, 5 * hour);
    await copy(core, role);
    await core.advance(minute);
    expect([keyId(core) === before, Math.abs(offset(core) + 5 * hour) <= 1_500, connection(core).state]).toEqual([
      false,
      true,
      'signed-in',
    ]);
  });

  it('ahead and corrected by AWS: the clipboard is still cleared in its time', async ({ core, role }) => {
    await copy(core, role);
    await core.advance(2 * minute);
    setClock(core, 7 * minute);
    await copy(core, role);
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.settle();
    await core.advance(minute);
    expect([Math.abs(offset(core) + 7 * minute) <= 1_500, core.clipboard.text]).toEqual([true, '']);
  });

  it('tells the window of a clock that is wrong from now on', async ({ core }) => {
    const told: number[] = [];
    core.latchkey.onSnapshot((snapshot) => told.push(snapshot.clockOffset));
    setClock(core, -7 * minute);
    await core.advance(41 * minute);
    expect(told.at(-1)).toBe(7 * minute);
  });
});

describe('sleep', () => {
  it('makes no burst: renewals due together on waking are spread where there is time', async ({ core, role }) => {
    for (const of of await someRoles(core, role)) {
      await copyOf(core, of);
    }
    const before = asked(core);
    core.clock.jump(45 * minute);
    core.latchkey.wake();
    await core.settle();
    const atOnce = asked(core) - before;
    await core.advance(minute);
    expect({ before, atOnce, asked: asked(core) - before }).toEqual({ before: 3, atOnce: 0, asked: 3 });
  });

  it('renews at once what is about to end', async ({ core, role }) => {
    await copy(core, role);
    core.clock.jump(58 * minute + 30 * second);
    core.latchkey.wake();
    await core.settle();
    expect(asked(core)).toBe(2);
  });
});

describe('time as it is told', () => {
  it('is not learned from an answer during which the clock was set', async () => {
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
  /** After how many seconds from the first failure something was tried. */
  async function triedAt(core: RunningCore, path: string, firstAt: number, seconds: number): Promise<number[]> {
    await core.advance(firstAt - second);
    core.http.offline = true;
    const tried: number[] = [];
    for (let elapsed = -1; elapsed < seconds; elapsed += 1) {
      const before = calls(core, path);
      await core.advance(second);
      if (calls(core, path) > before) tried.push(elapsed + 1);
    }
    return tried.map((at) => at - (tried[0] ?? 0));
  }
  const pace = [0, 2, 7, 22, 52, 112, 172, 232];

  it('is tried again for the access token after 2, 5, 15, 30, then every 60 s', async ({ core }) => {
    expect(await triedAt(core, '/token', 39 * minute, 5 * 60)).toEqual(pace.slice(0, 7 + 1));
  });

  it('is tried again in the same pace for a role in use', async ({ core, role }) => {
    await core.advance(30 * minute);
    await copy(core, role);
    expect(await triedAt(core, '/federation/credentials', 40 * minute + 30 * second, 4 * 60)).toEqual(pace);
  });

  it('is tried for a role in use also after its credentials have ended, and serves again by itself', async ({
    core,
    role,
  }) => {
    await copy(core, role);
    await core.advance(35 * minute);
    await copy(core, role);
    core.http.offline = true;
    await core.advance(59 * minute);
    await core.latchkey.perform({ kind: 'renew-credentials', role }, 'tray');
    await core.advance(2 * minute);
    const away = core.latchkey.snapshot().freshness[0]?.state;
    core.http.offline = false;
    await core.advance(minute);
    expect({ away, state: core.latchkey.snapshot().freshness[0]?.state }).toEqual({ away: 'ended', state: 'live' });
  });

  it('is not asked for a role nobody has used within the hour', async ({ core, role }) => {
    await copy(core, role);
    core.http.offline = true;
    await core.advance(2 * hour);
    const before = asked(core);
    await core.advance(2 * hour);
    expect({ asked: asked(core) - before, freshness: core.latchkey.snapshot().freshness }).toEqual({
      asked: 0,
      freshness: [],
    });
  });

  it('is taken up at once at a wake, with one call for each that waits', async ({ core, role }) => {
    await copy(core, role);
    core.http.offline = true;
    await core.advance(50 * minute);
    core.http.offline = false;
    const before = [calls(core, '/token'), asked(core)] as const;
    core.latchkey.wake();
    core.latchkey.wake();
    await core.settle();
    expect({
      tokenCalls: calls(core, '/token') - before[0],
      asked: asked(core) - before[1],
      connection: connection(core),
    }).toEqual({
      tokenCalls: 1,
      asked: 1,
      connection: expect.objectContaining({ connection: 'good' }) as unknown,
    });
  });

  it('is left alone at a wake when AWS asked to be given time', async ({ core }) => {
    core.simulator.control.addFault({ kind: 'throttle', path: '/token', retryAfterSeconds: 600 });
    await core.advance(41 * minute);
    const before = calls(core, '/token');
    core.latchkey.wake();
    await core.settle();
    const early = calls(core, '/token') - before;
    core.simulator.control.removeFaults();
    await core.advance(10 * minute);
    expect({ early, tokenCalls: calls(core, '/token') - before }).toEqual({ early: 0, tokenCalls: 1 });
  });

  it('is not asked at a wake for a role that was refused', async ({ core, role }) => {
    await copy(core, role);
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await core.latchkey.perform({ kind: 'renew-credentials', role }, 'tray');
    const before = asked(core);
    core.latchkey.wake();
    await core.settle();
    expect(asked(core) - before).toBe(0);
  });
});
