import { text } from '../messages/text.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago (ms), in whole minutes: "just now", "2 min ago", "3 h ago", "2 days ago". */
export function ago(elapsed: number): string {
  if (elapsed < minute) return text('time.justNow');
  if (elapsed < hour) return text('time.minutesAgo', { count: Math.floor(elapsed / minute) });
  if (elapsed < day) return text('time.hoursAgo', { count: Math.floor(elapsed / hour) });
  return text('time.daysAgo', { count: Math.floor(elapsed / day) });
}

/** The same with seconds under a minute, for the page that ticks each second. */
export function agoInSeconds(elapsed: number): string {
  if (elapsed >= minute) return ago(elapsed);
  return text('time.secondsAgo', { count: Math.max(0, Math.floor(elapsed / second)) });
}
