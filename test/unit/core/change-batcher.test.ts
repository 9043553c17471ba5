import { describe, expect, it } from 'vitest';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { ChangeBatcher } from '../../../electron/core/app/snapshot-publisher.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { startInstantCore } from '../../bench/instant-core.ts';
import { manyRoles } from '../../bench/instant-identity-center.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A batcher over one changing number; what was told of it and when. */
function setUp(pause: number) {
  const clock = new ManualClock();
  const told: [at: number, value: number][] = [];
  let value = 0;
  const batcher = new ChangeBatcher(clock, new Deadlines(clock, new ServerTime(clock)), () => {
    told.push([clock.monotonic(), value]);
    return pause;
  });
  const change = (): void => {
    value += 1;
    batcher.changed();
  };
  return { clock, batcher, change, told, advance: (ms: number) => clock.advance(ms, settle) };
}

describe('changes', () => {
  it('are told at the end of the turn, those of one turn together', async () => {
    const { change, told } = setUp(0);
    change();
    change();
    const inTurn = told.length;
    await settle();
    change();
    await settle();
    expect({ inTurn, told }).toEqual({
      inTurn: 0,
      told: [
        [0, 2],
        [0, 3],
      ],
    });
  });

  it('are told at once after a pause, together at its end within it, and the last is never lost', async () => {
    const { clock, change, told, advance } = setUp(500);
    for (let passed = 0; passed < 1300; passed += 100) {
      change();
      await advance(100);
    }
    const timersAfter = clock.timerCount();
    await advance(1000);
    change();
    await advance(0);
    expect({ told, timersAfter }).toEqual({
      told: [
        [0, 1],
        [500, 5],
        [1000, 10],
        [1500, 13],
        [2300, 14],
      ],
      timersAfter: 1,
    });
  });

  it('that wait are told now when that is asked for, and not again', async () => {
    const { batcher, change, told, advance } = setUp(500);
    change();
    await settle();
    change();
    batcher.flush();
    batcher.flush();
    await advance(1000);
    expect(told).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('are not forgotten when a listener fails', async () => {
    const clock = new ManualClock();
    let told = 0;
    const batcher = new ChangeBatcher(clock, new Deadlines(clock, new ServerTime(clock)), () => {
      told += 1;
      if (told === 1) throw new Error('A listener failed.');
      return 0;
    });
    batcher.changed();
    expect(() => batcher.flush()).toThrow('A listener failed.');
    batcher.changed();
    await settle();
    expect(told).toBe(2);
  });
});

describe('the snapshots of core with two hundred roles', () => {
  const roles = manyRoles(200);

  it('are told at once, then gathered, current whenever they are read, and told to the last when it stops', async () => {
    const { latchkey, clock, askAll, advance } = await startInstantCore();
    await askAll(roles);
    const told: [at: number, renewedAt: number | null | undefined][] = [];
    const renewedAt = () => latchkey.snapshot().freshness[0]?.obtainedAt;
    const begun = clock.now();
    latchkey.onSnapshot(({ freshness }) => told.push([clock.now() - begun, freshness[0]?.obtainedAt]));
    const renew = async (): Promise<void> => {
      const [role] = roles;
      if (role !== undefined) await latchkey.perform({ kind: 'renew-credentials', role }, 'window');
    };
    await renew();
    await advance(4);
    await renew();
    await advance(6);
    clock.jump(1);
    await renew();
    const read = renewedAt();
    const last = clock.now();
    await latchkey.stop();
    expect({ told: told.map(([at]) => at), read, secondLastTold: told.at(-1)?.[1] }).toEqual({
      told: [0, 10, 11],
      read: last,
      secondLastTold: last,
    });
  });
});
