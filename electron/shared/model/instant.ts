declare const brand: unique symbol;

/** Milliseconds since the epoch on the clock of the server, not of this computer. */
export type Instant = number & { readonly [brand]: 'Instant' };

/** The last instant that a `Date` can be (ECMAScript, 21.4.1.1): whoever writes out a later one is thrown a RangeError. */
export const lastInstant = 8.64e15;
