import { describe, expect, it } from 'vitest';
import { soak } from './soak.ts';

/** As many as each change is worth waiting for; `npm run soak` takes as many as one likes. */
const seeds = 2;

describe('thirty days of use', () => {
  it.each(Array.from({ length: seeds }, (_none, place) => place + 1))(
    'seed %i: nothing expired is served or linked, no sign-in is lost, AWS is asked no more than it must',
    async (seed) => {
      const result = await soak(seed);
      const { broken, asks, faults, renewals } = result;
      expect({ broken, asksOver100: asks > 100, faultsOver0: faults > 0, renewalsOver20: renewals > 20 }).toEqual({
        broken: [],
        asksOver100: true,
        faultsOver0: true,
        renewalsOver20: true,
      });
    },
  );
});
