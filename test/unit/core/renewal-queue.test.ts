import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, minute, second } from '../../../electron/core/time/instant.ts';
import { RenewalQueue } from '../../../electron/core/credentials/renewal-queue.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const clock = new ManualClock();
  const time = new ServerTime(clock);
  const deadlines = new Deadlines(clock, time);
  const pace = new RenewalQueue({ clock, time, deadlines }, 'northwind');
  const begun = clock.now();
  const renewed: { readonly key: string; readonly at: number }[] = [];
  const add = (key: string, endsAfter: number): void =>
    pace.renewInTurn(key, instant(begun + endsAfter), () => renewed.push({ key, at: clock.monotonic() }));
  return { clock, pace, renewed, add, advance: (ms: number) => clock.advance(ms, settle) };
}

function addMany(add: (key: string, endsAfter: number) => void, count: number): void {
  for (let place = 0; place < count; place += 1) add(String(place), minute + place);
}

const throttled = (retryAfterMs: number | null) => new ServiceError('throttled', 'Too many.', { retryAfterMs });

describe('the renewals of one organisation', () => {
  it('that fall due together leave at ten a second, on one timer', async () => {
    const { clock, renewed, add, advance } = setUp();
    addMany(add, 1000);
    const timers: number[] = [];
    for (let passed = 0; passed < 100; passed += 1) {
      await advance(second);
      timers.push(clock.timerCount());
    }
    const perSecond = Object.values(Object.groupBy(renewed, ({ at }) => Math.floor(at / second)));
    expect([
      renewed.length,
      Math.max(...perSecond.map((those) => those?.length ?? 0)) <= 11,
      Math.max(...timers),
      clock.timerCount(),
    ]).toEqual([1000, true, 1, 0]);
  });

  it('are held back by a 429 of one of them, for as long as AWS says and at half the pace then', async () => {
    const { pace, renewed, add, advance } = setUp();
    addMany(add, 100);
    await advance(second);
    const before = renewed.length;
    pace.failed(throttled(30 * second));
    await advance(30 * second - 1);
    const meanwhile = renewed.length - before;
    await advance(10 * second);
    expect([meanwhile, Math.abs(renewed.length - before - 50) <= 2]).toEqual([0, true]);
  });

  it('wait a second after a lost connection, and are not slower for it', async () => {
    const { pace, renewed, add, advance } = setUp();
    addMany(add, 100);
    await advance(second);
    const before = renewed.length;
    pace.failed(new ServiceError('offline', 'The cable is out.'));
    await advance(second - 1);
    const meanwhile = renewed.length - before;
    await advance(2 * second);
    expect([meanwhile, Math.abs(renewed.length - before - 20) <= 2]).toEqual([0, true]);
  });

  it('are not renewed that were dropped, and keep their place when they are added again', async () => {
    const { pace, renewed, add, advance } = setUp();
    addMany(add, 4);
    await settle();
    add('2', 0);
    pace.drop('1');
    await advance(second);
    expect(renewed.map(({ key }) => key)).toEqual(['0', '2', '3']);
  });

  it('leave in the order in which their credentials end, whatever comes and goes meanwhile', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), key: fc.nat(30), ends: fc.nat(20 * minute) }),
      fc.record({ kind: fc.constant('drop' as const), key: fc.nat(30) }),
      fc.record({ kind: fc.constant('pass' as const), by: fc.nat(second) }),
      fc.record({ kind: fc.constant('throttle' as const), retryAfterMs: fc.option(fc.nat(5 * second)) }),
      fc.constant({ kind: 'answer' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), async (steps) => {
        const { clock, pace, advance } = setUp();
        const waiting = new Map<string, number>();
        const wrong: string[] = [];
        let notBefore = 0;
        let timers = 0;
        const renew = (key: string): void => {
          if (waiting.get(key) !== Math.min(...waiting.values())) wrong.push(`${key} before another that ends sooner`);
          if (clock.monotonic() < notBefore - 1) wrong.push(`${key} while AWS asked to be left alone`);
          waiting.delete(key);
        };
        for (const one of steps) {
          if (one.kind === 'add') {
            const key = String(one.key);
            if (!waiting.has(key)) waiting.set(key, clock.now() + one.ends);
            pace.renewInTurn(key, instant(clock.now() + one.ends), () => renew(key));
          } else if (one.kind === 'drop') {
            waiting.delete(String(one.key));
            pace.drop(String(one.key));
          } else if (one.kind === 'pass') {
            await advance(one.by);
          } else if (one.kind === 'throttle') {
            await settle();
            pace.failed(throttled(one.retryAfterMs));
            notBefore = Math.max(notBefore, clock.monotonic() + (one.retryAfterMs ?? second));
          } else {
            pace.succeeded();
          }
          timers = Math.max(timers, clock.timerCount());
        }
        await advance(5 * minute);
        expect({
          wrong,
          waiting: [...waiting.keys()],
          timersAtMost1: timers <= 1,
          timerCount: clock.timerCount(),
        }).toEqual({ wrong: [], waiting: [], timersAtMost1: true, timerCount: 0 });
      }),
      { numRuns: 100 },
    );
  });
});

describe('what AWS asked for', () => {
  it('is kept for so long, and is nothing without Retry-After', async () => {
    const { pace, advance } = setUp();
    pace.failed(throttled(null));
    const without = pace.refusal();
    pace.failed(throttled(30 * second));
    await advance(30 * second - 1);
    const early = pace.refusal()?.kind;
    await advance(1);
    expect({ without, early, refusal: pace.refusal() }).toEqual({ without: null, early: 'throttled', refusal: null });
  });
});
