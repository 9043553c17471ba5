import { day, hour, minute, second } from '../model/spans.ts';
import { text } from '../text/text.ts';

/** How long ago (ms), in whole minutes: "just now", "2 min ago", "3 h ago", "2 days ago". */
export function ago(elapsed: number): string {
  if (elapsed < minute) return text('time.just-now');
  if (elapsed < hour) return text('time.minutes-ago', { count: Math.floor(elapsed / minute) });
  if (elapsed < day) return text('time.hours-ago', { count: Math.floor(elapsed / hour) });
  return text('time.days-ago', { count: Math.floor(elapsed / day) });
}

/** The same with seconds under a minute, for the page that ticks each second. */
export function agoInSeconds(elapsed: number): string {
  if (elapsed >= minute) return ago(elapsed);
  return text('time.seconds-ago', { count: Math.max(0, Math.floor(elapsed / second)) });
}
