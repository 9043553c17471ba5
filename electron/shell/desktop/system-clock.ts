import type { Clock } from '../../core/ports/clock.ts';

/**
 * The only reader of the system's clocks and timers. They are looked up at each call, so that a clock that is put in
 * their place before the program starts is the one that counts.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(milliseconds, callback) {
    const handle = setTimeout(callback, milliseconds);
    return {
      cancel: () => {
        clearTimeout(handle);
      },
    };
  },
};
