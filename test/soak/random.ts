/** A row of numbers that depends on the seed and nothing else. */
export interface Random {
  /** From 0 to 1. */
  fraction(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True in one of so many. */
  oneIn(many: number): boolean;
}

/** Mulberry32: a step of a counter, mixed. */
export function seeded(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (bound: number): number => Math.floor(fraction() * bound);
  return { fraction, below, oneIn: (many) => below(many) === 0 };
}
