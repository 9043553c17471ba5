import { text } from '../../electron/shared/text/text.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Below this (ms) a time left is written with seconds. */
export const fineBelow = 2 * minute;

/** A time left (ms): "2 h 5 min", "48 min", under two minutes "1:42". Never below zero. */
export function timeLeft(left: number): string {
  if (left < fineBelow) return minutesAndSeconds(left);
  if (left < hour) return text('time.minutes', { minutes: Math.floor(left / minute) });
  return text('time.hours', { hours: Math.floor(left / hour), minutes: Math.floor((left % hour) / minute) });
}

/** A countdown (ms) as "9:42"; rounds up, so that 0:00 means that it is over. */
export function minutesAndSeconds(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A short countdown (ms): "58 s", from two minutes on as `timeLeft`. */
export function secondsLeft(left: number): string {
  if (left >= fineBelow) return timeLeft(left);
  return text('time.seconds-only', { seconds: Math.max(0, Math.ceil(left / second)) });
}

/** A time left (ms) that is only about right: "7 h", "50 min". */
export function aboutLeft(left: number): string {
  const minutes = Math.max(1, Math.round(left / minute));
  if (minutes < 60) return text('time.minutes', { minutes });
  return text('time.hours-only', { hours: Math.round(minutes / 60) });
}
