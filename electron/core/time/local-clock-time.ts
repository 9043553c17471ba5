import { clockTime } from '../../shared/format/clock-time.ts';
import type { Instant } from './instant.ts';
import type { ServerTime } from './server-time.ts';

/** A moment as the clock of this computer will show it. */
export function localClockTime(at: Instant, time: ServerTime): string {
  const offset = time.offset();
  return clockTime(at - offset, time.now() - offset);
}
