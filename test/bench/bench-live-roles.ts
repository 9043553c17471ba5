import { serialize } from 'node:v8';
import { hour, later, minute, second } from '../../electron/core/time/instant.ts';
import { Deadlines } from '../../electron/core/time/deadlines.ts';
import { ServerTime } from '../../electron/core/time/server-time.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { startInstantCore, type InstantCore } from './instant-core.ts';
import { manyRoles } from './instant-identity-center.ts';
import { latencyOf, measure, threadTime } from './latency.ts';
import { memoryNow } from './memory.ts';
import { atMost, exactly, shown, type Figure } from './table.ts';

/** Calls a second the service allows. */
const limit = 20;

/** What a person or a program may count on at least: once less is left, the role is renewed. */
const renewedBefore = 20 * minute;

/** So many roles that are live and in use: what they hold, and what an hour of renewing them costs. */
export async function benchLiveRoles(count: number): Promise<Figure[]> {
  const roles = manyRoles(count);
  const before = await memoryNow();
  const core = await startInstantCore();
  const { latchkey, service } = core;
  // All at one instant, so that all renewals fall due together, which is the worst.
  await core.askAll(roles);
  // What only the bench keeps is not the app's.
  service.calls.length = 0;
  const after = await memoryNow();
  const snapshot = await measure(() => latchkey.snapshot());
  const packing = await measure(() => serialize(latchkey.snapshot()).length);
  const bytes = serialize(latchkey.snapshot()).length;
  const aiming = await benchDeadlines(roles.length);
  const anHour = await liveForAnHour(core);
  await latchkey.stop();
  return [
    atMost('memory held, more than before', after.held - before.held, 40, 'MB'),
    atMost(
      `memory resident, more than before (${before.resident.toFixed(0)} MB)`,
      after.resident - before.resident,
      60,
      'MB',
    ),
    atMost('one role’s renewal set anew and the timer aimed, p99', aiming.p99 * 1000, 100, 'µs'),
    shown('snapshot built, p50 and p99', `${snapshot.p50.toFixed(1)} and ${snapshot.p99.toFixed(1)} ms`),
    atMost(`snapshot built and packed (${(bytes / 2 ** 20).toFixed(1)} MB), p99`, packing.p99, 100, 'ms'),
    ...anHour,
  ];
}

/** The time to set one of so many deadlines anew. */
async function benchDeadlines(count: number): ReturnType<typeof measure> {
  const clock = new ManualClock();
  const time = new ServerTime(clock);
  const deadlines = new Deadlines(clock, time);
  let set = 0;
  const setNext = (): void => {
    set += 1;
    deadlines.set(`renew ${String((set * 7919) % count)}`, later(time.now(), (set % 60) * second), () => undefined);
  };
  for (let times = 0; times < count; times += 1) setNext();
  const hundred = await measure(() => {
    for (let times = 0; times < 100; times += 1) setNext();
  });
  return { ...hundred, p50: hundred.p50 / 100, p99: hundred.p99 / 100 };
}

/** The hour in which each of them is renewed once, watched as the window and the tray would. */
async function liveForAnHour({ latchkey, service, clock, advance }: InstantCore): Promise<Figure[]> {
  const told = { times: 0, latest: 0 };
  const stop = latchkey.onSnapshot((snapshot) => {
    told.times += 1;
    told.latest = snapshot.revision;
    serialize(snapshot);
  });
  service.limit = limit;
  const busy: number[] = [];
  const perSecond: number[] = [];
  let timers = 0;
  for (let passed = 0; passed < hour; passed += second) {
    const calls = service.calls.length;
    const startedAt = threadTime();
    await advance(second);
    const made = service.calls.length - calls;
    perSecond.push(made);
    if (made > 0) busy.push(threadTime() - startedAt);
    timers = Math.max(timers, clock.timerCount());
  }
  stop();
  const { calls } = service;
  const left = calls.map(({ at, endBefore }) => (endBefore ?? at) - at);
  const work = latencyOf(busy);
  const live = latchkey.snapshot().freshness.filter(({ state }) => state === 'live').length;
  return [
    exactly('calls in an hour of use', calls.length, latchkey.snapshot().freshness.length),
    exactly('429s', service.throttled, 0),
    atMost('calls in the busiest second', Math.max(...perSecond), limit / 2 + 1, '', 0),
    shown('renewed within', `${(((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / second).toFixed(0)} s`),
    shown(
      'least left of what was renewed',
      `${(Math.min(...left) / minute).toFixed(1)} of ${String(renewedBefore / minute)} min`,
    ),
    exactly('roles whose credentials ended unrenewed', left.filter((span) => span <= 0).length, 0),
    exactly('roles live at the end', live, latchkey.snapshot().freshness.length),
    exactly('timers at most', timers, 1),
    shown('tellings of the window and the tray', String(told.times)),
    shown('work in a second with renewals, p50', `${work.p50.toFixed(0)} ms`),
    atMost('work in a second with renewals, p99', work.p99, 250, 'ms', 0),
    shown('work in the hour', `${(busy.reduce((sum, ms) => sum + ms, 0) / second).toFixed(1)} s`),
  ];
}
