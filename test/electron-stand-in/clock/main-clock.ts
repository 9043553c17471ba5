/** The controlled clock of the app's process: `paused` moves only when told, `running` also with real time. */
import { withGlobal } from '@sinonjs/fake-timers';
import type { Clock } from '@sinonjs/fake-timers';
import { realDateNow, realNow, realSetInterval } from '../real-time.ts';

const pumpEveryMs = 20;

export interface MainClock {
  now: () => number;
  /** Instant of the next timer in ms since 1970; undefined when none is set. */
  nextTimer: () => number | undefined;
  tick: (milliseconds: number) => Promise<void>;
}

let installed: MainClock | undefined;

/** @returns undefined when the app runs on the machine's own clock. */
export function mainClock(): MainClock | undefined {
  return installed;
}

/** Replaces Date, performance.now and the timers of this process. To be called before the app's bundle is loaded. */
export function installMainClock(mode: 'paused' | 'running', startAt: number | undefined): void {
  const clock = withGlobal(globalThis).install({
    now: startAt ?? realDateNow(),
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    ignoreMissingTimers: true,
  });
  installed = {
    now: () => clock.now,
    nextTimer: () => nextTimerOf(clock),
    tick: async (milliseconds) => {
      await clock.tickAsync(milliseconds);
    },
  };
  if (mode === 'running') pump(clock);
}

function pump(clock: Clock): void {
  let last = realNow();
  realSetInterval(() => {
    const now = realNow();
    const passed = Math.floor(now - last);
    last += passed;
    clock.tick(passed);
  }, pumpEveryMs).unref();
}

/** The library tells the number of timers but not when the next is due; its table does. */
function nextTimerOf(clock: Clock): number | undefined {
  const { timers } = clock as unknown as { timers?: Map<number, { callAt: number }> };
  const due = [...(timers?.values() ?? [])].map((timer) => timer.callAt);
  return due.length === 0 ? undefined : Math.min(...due);
}
