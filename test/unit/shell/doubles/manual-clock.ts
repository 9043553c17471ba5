import type { Clock } from '../../../../electron/core/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Moves both clocks and fires what is due, in order. */
  advance(milliseconds: number): void;
  /** How many timers wait. */
  waiting(): number;
}

/** A clock that stands still until it is moved. */
export function manualClock(start = Date.UTC(2026, 10, 22, 9, 4)): ManualClock {
  let elapsed = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => start + elapsed,
    monotonic: () => elapsed,
    setTimer(milliseconds, callback) {
      const timer = { at: elapsed + milliseconds, callback };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    advance(milliseconds) {
      const until = elapsed + milliseconds;
      for (;;) {
        const [next] = [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        elapsed = Math.max(elapsed, next.at);
        next.callback();
      }
      elapsed = until;
    },
    waiting: () => timers.size,
  };
}
