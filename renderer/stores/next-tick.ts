import { minute, second } from '../../electron/shared/model/spans.ts';
import { fineBelow } from '../../electron/shared/format/time-left.ts';

/**
 * How long (ms) until a shown time can change: a second while something is counted in seconds (`everySecond`, or a
 * deadline within two minutes), else at the next full minute, or when the next deadline comes within two minutes.
 */
export function nextTick(now: number, deadlines: readonly number[], everySecond: boolean): number {
  const untilSecond = second - (now % second);
  if (everySecond) return untilSecond;
  let wait = minute - (now % minute);
  for (const deadline of deadlines) {
    const left = deadline - now;
    if (left <= 0) continue;
    if (left <= fineBelow) return untilSecond;
    wait = Math.min(wait, left - fineBelow);
  }
  return wait;
}
