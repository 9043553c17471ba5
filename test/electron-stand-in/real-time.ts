/** The clock of the machine, kept before a controlled one takes its place. Loaded first by `register.ts`. */
export const realSetInterval = globalThis.setInterval;
const realPerformanceNow = performance.now.bind(performance);
const RealDate = Date;

/** ms since some fixed moment, never moved by a controlled clock. */
export function realNow(): number {
  return realPerformanceNow();
}

/** ms since 1970, never moved by a controlled clock. */
export function realDateNow(): number {
  return RealDate.now();
}
