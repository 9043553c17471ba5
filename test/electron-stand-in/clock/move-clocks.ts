/** One command that moves the app's process, its windows and the simulator, so that they agree at each moment. */
import type { AppHost } from '../host/app-host.ts';
import type { MainChannel } from '../host/host-window.ts';
import { advanceSimulator } from './simulator-clock.ts';

/** Timers that are due now are fired by a step of nothing; a timer that sets itself anew for now must not hold time still. */
const mostEmptySteps = 100;
const longestStepMs = 60_000;

export interface Clocks {
  channel: MainChannel;
  host: AppHost;
  simulatorControlUrl: string | undefined;
}

/**
 * Moves all clocks by `milliseconds`, in steps that never pass the next timer of the app and are at most a minute, and
 * lets what a step began come to rest before the next.
 *
 * @throws Error when the app runs on the clock of the machine, or the simulator refuses.
 */
export async function moveClocks(clocks: Clocks, milliseconds: number): Promise<void> {
  let left = Math.round(milliseconds);
  let empty = 0;
  await rest(clocks);
  for (;;) {
    const { now, nextTimer } = await clocks.channel.call('clock.next', undefined);
    const untilTimer = Math.max(0, (nextTimer ?? Infinity) - now);
    const due = untilTimer === 0 && empty < mostEmptySteps;
    if (left === 0 && !due) return;
    const step = due ? 0 : Math.min(left, Math.max(1, untilTimer), longestStepMs);
    empty = due ? empty + 1 : 0;
    await moveOnce(clocks, step);
    left -= step;
  }
}

async function moveOnce(clocks: Clocks, step: number): Promise<void> {
  const { simulatorControlUrl } = clocks;
  if (step > 0 && simulatorControlUrl !== undefined) await advanceSimulator(simulatorControlUrl, step);
  const { now } = await clocks.channel.call('clock.tick', { ms: step });
  await clocks.host.moveClocksTo(now);
  await rest(clocks);
}

async function rest({ channel, host }: Clocks): Promise<void> {
  await channel.call('clock.settle', undefined);
  await host.loaded();
}
