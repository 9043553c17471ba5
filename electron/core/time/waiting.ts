import type { Clock } from '../ports/clock.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { Deadlines } from './deadlines.ts';

/** Resolves after about so many milliseconds; rejects at once with a `ServiceError` of kind `cancelled` on abort. */
export function delay(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled());
      return;
    }
    const timer = clock.setTimer(milliseconds, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      timer.cancel();
      reject(cancelled());
    }
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** What a cancelled call rejects with. */
export function cancelled(): ServiceError {
  return new ServiceError('cancelled', 'Cancelled.');
}

/** Throws what a cancelled call rejects with, where it is cancelled. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw cancelled();
  }
}

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

/**
 * What `work` comes to, unless it takes longer than so many ms: then it rejects with what `late` makes. Unlike with
 * `within`, time spent asleep counts: what ran out then is over at the wake. The work itself goes on; its own failure after
 * that is nobody's.
 *
 * @param name what no other deadline is called.
 */
export function withinSpan<Value>(
  deadlines: Deadlines,
  name: string,
  span: number,
  work: Promise<Value>,
  late: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    deadlines.setSpan(name, span, () => reject(late()));
    work.then(resolve, reject).finally(() => deadlines.clear(name));
  });
}

/** What `work` comes to; rejects as cancelled at once on abort, also while it waits for something that others need. */
export function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    if (signal.aborted) {
      onAbort();
    }
  });
}
