import { day } from '../model/spans.ts';
import { locale } from '../text/text.ts';

const week = 7 * day;

/**
 * An instant (ms) as the person's own clock shows it: "09:04" today, "Fri 09:04" within a week, else with its date.
 * Both values are on the same clock.
 */
export function clockTime(instant: number, now: number): string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale(), { ...dayPart(instant, now), ...time }).format(instant);
}

/** The same for things long over: the time today, else only the day ("Friday", "3 May"). */
export function clockTimeOrDay(instant: number, now: number): string {
  if (sameDay(instant, now)) return clockTime(instant, now);
  const part: Intl.DateTimeFormatOptions = isNear(instant, now)
    ? { weekday: 'long' }
    : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale(), part).format(instant);
}

/** In how many ms a time of today gets its day: at midnight of the person's clock, however long the day is. */
export function nextDay(now: number): number {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return midnight.getTime() - now;
}

function dayPart(instant: number, now: number): Intl.DateTimeFormatOptions {
  if (sameDay(instant, now)) return {};
  return isNear(instant, now) ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function isNear(instant: number, now: number): boolean {
  return Math.abs(now - instant) < week;
}
