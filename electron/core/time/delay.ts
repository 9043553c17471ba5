import type { Clock } from '../ports/clock.ts';
import { ServiceError } from '../failures/service-error.ts';

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
