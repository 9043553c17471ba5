import { fineBelow, nextMinuteLeft } from '../../electron/shared/format/time-left.ts';
import { minute, second } from '../../electron/shared/model/spans.ts';

/**
 * The one clock of the window, on the time of the server (ms). It ticks only as finely as something shown needs, and not
 * at all while the window is hidden.
 */
export class Clock {
  now = $state(Date.now());
  #offset = 0;
  #deadlines: readonly number[] = [];
  #everySecond = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts ticking; answers the function that stops it. */
  start(): () => void {
    const onVisibility = (): void => this.#tick();
    document.addEventListener('visibilitychange', onVisibility);
    this.#tick();
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      clearTimeout(this.#timer);
    };
  }

  /** What is shown at the moment: the offset to the server's clock (ms), deadlines (instants), seconds or not. */
  watch(offset: number, deadlines: readonly number[], everySecond: boolean): void {
    this.#offset = offset;
    this.#deadlines = deadlines;
    this.#everySecond = everySecond;
    this.#tick();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    const now = Date.now() + this.#offset;
    this.now = now;
    if (document.hidden) return;
    this.#timer = setTimeout(() => this.#tick(), nextTick(now, this.#deadlines, this.#everySecond));
  }
}

/**
 * How long (ms) until a shown time can change: a second while something is counted in seconds (`everySecond`, or a
 * deadline within two minutes), else at the next full minute, or when a minute of what is left to a deadline is over, or
 * the next deadline comes within two minutes: however many deadlines there are, at most once a second.
 */
export function nextTick(now: number, deadlines: readonly number[], everySecond: boolean): number {
  const untilSecond = second - (now % second);
  if (everySecond) return untilSecond;
  let wait = minute - (now % minute);
  for (const deadline of deadlines) {
    const left = deadline - now;
    if (left <= 0) continue;
    if (left <= fineBelow) return untilSecond;
    wait = Math.min(wait, left - fineBelow, nextMinuteLeft(left));
  }
  return Math.max(wait, untilSecond);
}
