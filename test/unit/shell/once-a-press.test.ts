import { expect, it } from 'vitest';
import { onceAPress } from '../../../electron/shell/windows/once-a-press.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

/** How often is acted when the keys are told of after these times (ms), and a second later. */
function acted(...afters: readonly number[]): number {
  const clock = new ManualClock();
  let count = 0;
  const told = onceAPress(clock, () => (count += 1));
  for (const after of afters) {
    clock.tick(after);
    told();
  }
  clock.tick(1_000);
  return count;
}

const repetitions = (every: number): number[] => Array.from({ length: 40 }, () => every);

it.each([
  ['as Xorg repeats', 660, 40],
  ['as GNOME does', 500, 30],
  ['slowly', 250, 120],
  ['a moment late', 990, 40],
])('keys that are held act once, %s', (_how, delay, every) => {
  expect(acted(0, delay, ...repetitions(every))).toBe(1);
});

it('each press acts, also one soon after another or after keys that were held', () => {
  const after = [acted(0, 1_000), acted(0, 400), acted(0, 500, ...repetitions(30), 400)];
  expect([...after, acted(0, 40, 40, 40), acted(0, 200, 400, 200)]).toEqual([2, 2, 2, 4, 4]);
});

it('the first press acts at once', () => {
  let count = 0;
  onceAPress(new ManualClock(), () => (count += 1))();
  expect(count).toBe(1);
});
