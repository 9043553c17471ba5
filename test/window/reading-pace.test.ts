import { describe, expect } from 'vitest';
import { ReadingPace } from '../../renderer/list/reading-pace.ts';
import { now, organisation, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';

const reading = (accountsDone: number, more: object = {}) => ({
  accountsDone,
  accountsKnown: 3000,
  accountsComplete: true,
  throttled: true,
  ...more,
});

describe('how long a reading takes', () => {
  it('follows from what was read of late, and is not said before that is known', () => {
    const pace = new ReadingPace();
    const seen: (number | null)[] = [];
    for (const [at, done] of [
      [0, 0],
      [9000, 90],
      [10_000, 100],
      [200_000, 100],
      [210_000, 200],
    ] as const) {
      pace.observe('one', at, reading(done));
      seen.push(pace.minutesLeft(reading(done)));
    }
    const unknown = pace.minutesLeft(reading(200, { accountsComplete: false }));
    pace.observe('another', 220_000, reading(300));
    expect([seen, unknown, pace.minutesLeft(reading(300))]).toEqual([[null, null, 5, null, 5], null, null]);
  });

  it('stands in the banner', async ({ openWindow }) => {
    const at = (accountsDone: number, revision: number) =>
      snapshot({
        revision,
        organisations: [
          {
            ...organisation,
            catalogue: { ...organisation.catalogue, checkedAt: null, reading: reading(accountsDone) },
          },
        ],
      });
    const window = await openWindow({ snapshot: at(1000, 1) });
    await window.page.getByText('AWS asked for a slower pace. All accounts').waitFor();
    await window.page.clock.pauseAt(now + 20_000);
    await window.push('snapshot.changed', at(1200, 2));
    await window.page.getByText('AWS asked for a slower pace: about 3 minutes left. All accounts').waitFor();
    await window.picture('loading');
  });
});
