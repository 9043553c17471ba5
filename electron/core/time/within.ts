import type { Clock } from '../ports/clock.ts';

/**
 * What `work` comes to, unless it takes longer than so many ms: then it rejects with what `late` makes. The work itself
 * goes on; its own failure after that is nobody's.
 */
export function within<Value>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Value>,
  late: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(milliseconds, () => reject(late()));
    work.then(resolve, reject).finally(() => timer.cancel());
  });
}
