import { text } from '../../shared/text/text.ts';

/** Writes an instant of this computer's clock (ms) as a time of day, the way the person's system does. */
export type ClockTime = (milliseconds: number) => string;

export function createClockTime(locale: string, timeZone?: string): ClockTime {
  const format = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (milliseconds) => format.format(milliseconds);
}

/** `7 h` or `50 min`, for what is only about right. */
export function roughSpan(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return text('time.minutes', { minutes });
  return text('time.hours-only', { hours: Math.round(minutes / 60) });
}

/** `23 min` or `7 h 12 min`; what has begun of a minute counts as left, so that `0 min` is not shown for a live thing. */
export function span(milliseconds: number): string {
  const minutes = Math.max(0, Math.ceil(milliseconds / 60_000));
  if (minutes < 60) return text('time.minutes', { minutes });
  return text('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
