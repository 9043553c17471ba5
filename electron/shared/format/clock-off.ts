import { minute } from '../model/spans.ts';

/** AWS refuses signed requests from a clock that is off by five minutes; the person is told before (ms). */
const worthSaying = 2 * minute;

/** By how many minutes this computer's clock is wrong; null while it is right enough to say nothing. */
export function clockMinutesOff(offset: number): number | null {
  const off = Math.abs(offset);
  return off > worthSaying ? Math.round(off / minute) : null;
}
