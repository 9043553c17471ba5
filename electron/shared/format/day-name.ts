import { locale, text } from '../text/text.ts';

/**
 * The day of an instant (ms) by the person's own clock: "Today", "Yesterday", else with its date ("Friday 6 November").
 * Both values are on the same clock.
 */
export function dayName(instant: number, now: number): string {
  if (isSameDay(instant, now)) return text('activity.today');
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(instant, yesterday.getTime())) return text('activity.yesterday');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(instant);
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
