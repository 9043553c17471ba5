import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hour, instant, later, minute, second, type Instant } from '../../../electron/core/time/instant.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { NaiveDeadlines } from '../../harness/naive-deadlines.ts';

/** What can be done to deadlines, from outside or by a task that runs. Spans in ms. */
type Change =
  | {
      readonly kind: 'set' | 'setSpan';
      readonly name: string;
      readonly after: number;
      readonly then: readonly Change[];
    }
  | { readonly kind: 'clear'; readonly name: string };
/** What happens to the world they are in. */
type Step = Change | Passing | { readonly kind: 'runDue' };
interface Passing {
  readonly kind: 'advance' | 'jump' | 'correct';
  readonly by: number;
}

/** One run of a task: which, and whether it was due by one of the two clocks. */
interface Run {
  readonly id: number;
  readonly at: number;
  readonly wasDue: boolean;
  readonly timers: number;
}

/** Deadlines with clocks of their own, and all that ran. */
class World {
  readonly clock = new ManualClock();
  readonly time = new ServerTime(this.clock);
  readonly runs: Run[] = [];
  mostTimers = 0;
  readonly #deadlines: Pick<Deadlines, 'set' | 'setSpan' | 'clear' | 'runDue'>;
  #id = 0;

  constructor(Kind: new (clock: ManualClock, time: ServerTime) => World['deadlines']) {
    this.#deadlines = new Kind(this.clock, this.time);
  }

  get deadlines(): Pick<Deadlines, 'set' | 'setSpan' | 'clear' | 'runDue'> {
    return this.#deadlines;
  }

  async take(step: Step): Promise<void> {
    if ('by' in step) {
      await this.#pass(step);
    } else if (step.kind === 'runDue') {
      this.#deadlines.runDue();
    } else {
      this.#change(step);
    }
    // A jump there and back that nobody asked about between is none; so both worlds ask after each step.
    this.time.now();
    this.mostTimers = Math.max(this.mostTimers, this.clock.timerCount());
  }

  async #pass({ kind, by }: Passing): Promise<void> {
    if (kind === 'advance') {
      await this.clock.advance(by, () => Promise.resolve());
    } else if (kind === 'jump') {
      this.clock.jump(by);
    } else {
      this.time.observe(new Date(this.clock.now() + by).toUTCString(), this.clock.now(), this.clock.now());
    }
  }

  #change(change: Change): void {
    if (change.kind === 'clear') {
      this.#deadlines.clear(change.name);
      return;
    }
    this.#id += 1;
    const id = this.#id;
    const at = later(this.time.now(), change.after);
    const latest = change.kind === 'set' ? Infinity : this.clock.monotonic() + change.after;
    const task = (): void => {
      this.#ran(id, at, latest);
      change.then.forEach((next) => this.#change(next));
    };
    if (change.kind === 'set') {
      this.#deadlines.set(change.name, at, task);
    } else {
      this.#deadlines.setSpan(change.name, change.after, task);
    }
  }

  #ran(id: number, at: Instant, latest: number): void {
    const wasDue = at <= this.time.now() || latest <= this.clock.monotonic();
    this.runs.push({ id, at: this.clock.monotonic(), wasDue, timers: this.clock.timerCount() });
  }
}

/** Spans in steps of a quarter of a minute, so that much falls on one instant. */
const quarters = (min: number, max: number) =>
  fc.integer({ min: 4 * min, max: 4 * max }).map((whole) => whole * (minute / 4));
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const { change } = fc.letrec<{ change: Change }>((tie) => ({
  change: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), name }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('set' as const, 'setSpan' as const),
        name,
        after: quarters(0, 6),
        then: fc.array(tie('change'), { maxLength: 2, depthIdentifier: 'change' }),
      }),
    },
  ),
}));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: change },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('advance' as const), by: quarters(0, 2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('jump' as const, 'correct' as const), by: quarters(-8, 8) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('runDue' as const) }) },
);

describe('deadlines, whatever happens to them and to the clocks', () => {
  it('run each task once, when it is due and not before, the longest due first, on one timer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        const world = new World(Deadlines);
        const model = new World(NaiveDeadlines);
        for (const one of steps) {
          await world.take(one);
          await model.take(one);
        }
        const ids = world.runs.map(({ id }) => id);
        expect({
          runs: world.runs.map(({ id, at }) => [id, at]),
          twice: ids.length - new Set(ids).size,
          early: world.runs.filter(({ wasDue }) => !wasDue),
          timers: Math.max(world.mostTimers, ...world.runs.map(({ timers }) => timers)) <= 1,
        }).toEqual({ runs: model.runs.map(({ id, at }) => [id, at]), twice: 0, early: [], timers: true });
      }),
      { numRuns: 200 },
    );
  });
});

describe('the deadlines of ten thousand roles', () => {
  const many = 10_000;
  const setUp = () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const deadlines = new Deadlines(clock, time);
    const ran: number[] = [];
    const begun = time.now();
    // 7919 is prime to 10,000, so this is every whole number of seconds once, in no order.
    for (let role = 0; role < many; role += 1) {
      const due = (role * 7919) % many;
      deadlines.set(`renew ${String(role)}`, later(begun, due * second), () => ran.push(due));
    }
    return { clock, deadlines, ran, begun };
  };

  it('cost a change no look at the others, and one timer in all', () => {
    const { clock, deadlines, begun } = setUp();
    const reads = vi.spyOn(clock, 'now');
    deadlines.set('renew 17', instant(begun + hour), () => undefined);
    deadlines.setSpan('clear clipboard', minute, () => undefined);
    deadlines.clear('renew 18');
    expect({ callCountUnder20: reads.mock.calls.length < 20, timerCount: clock.timerCount() }).toEqual({
      callCountUnder20: true,
      timerCount: 1,
    });
  });

  it('run in order, each once, also when all are set anew again and again', async () => {
    const { clock, deadlines, ran, begun } = setUp();
    for (let round = 0; round < 3; round += 1) {
      for (let role = 0; role < many; role += 1) {
        const due = (role * 7919) % many;
        deadlines.set(`renew ${String(role)}`, later(begun, due * second), () => ran.push(due));
      }
    }
    await clock.advance(many * second, () => Promise.resolve());
    expect({ ran, timerCount: clock.timerCount() }).toEqual({
      ran: Array.from({ length: many }, (_, due) => due),
      timerCount: 0,
    });
  });

  it('are not lost with a task that throws', async () => {
    const { clock, deadlines, ran, begun } = setUp();
    deadlines.set('broken', later(begun, second), () => {
      throw new Error('A fault of ours.');
    });
    clock.jump(3 * second);
    expect(() => deadlines.runDue()).toThrow('A fault of ours.');
    const atFault = [...ran];
    await clock.advance(0, () => Promise.resolve());
    expect({ atFault, ran, timerCount: clock.timerCount() }).toEqual({
      atFault: [0, 1],
      ran: [0, 1, 2, 3],
      timerCount: 1,
    });
  });
});
