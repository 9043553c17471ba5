import { describe, expect, it } from 'vitest';
import { judgeKill } from './judge-kill.ts';
import { killRefresh } from './kill-refresh.ts';
import { killMoments, killsInARow } from './kill-moments.ts';

/** Each costs a process; the others are part of `npm run test:faults`. */
const chosen = new Set([
  'while AWS has the call',
  'with half of the answer out',
  'the new file is written',
  'the new file is in its place',
  'the new file is written, again before the request',
]);

describe('kill -9 in a refresh with a refresh token for one use', () => {
  it.concurrent.each([...killMoments, ...killsInARow].filter(({ name }) => chosen.has(name)))(
    '$name: it goes on, or the person is asked once',
    async ({ at, again, leaves }) => {
      const killed = await killRefresh(at, again);
      const { file, rotated, torn } = killed;
      expect({ file, rotated, torn: torn > 0, broken: judgeKill(killed, leaves) }).toEqual({ ...leaves, broken: [] });
    },
  );
});
