import { describe, expect, it } from 'vitest';
import { soak } from './soak.ts';

describe('thirty days of use', () => {
  it.each(Array.from({ length: 20 }, (_none, place) => place + 1))(
    'seed %i: nothing expired is served, no sign-in is lost, AWS is asked no more than it must',
    async (seed) => {
      const result = await soak(seed);
      expect({ broken: result.broken, asksOver100: result.asks > 100, faultsOver0: result.faults > 0 }).toEqual({
        broken: [],
        asksOver100: true,
        faultsOver0: true,
      });
    },
  );
});
