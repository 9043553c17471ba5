import { hour, minute, second } from '../model/spans.ts';
import { text } from '../text/text.ts';

/*
 * What is left is a promise: it is rounded down, everywhere.
 */

/** Below this (ms) a time left is counted in seconds, where something ticks. */
export const fineBelow = 2 * minute;

/** Whole minutes of a time left (ms), never below zero. */
export function minutesLeft(left: number): number {
  return Math.max(0, Math.floor(left / minute));
}

/** A time left (ms) where nothing ticks: "2 h 5 min", "48 min", "less than a minute". */
export function timeLeft(left: number): string {
  const minutes = minutesLeft(left);
  if (minutes === 0) return text('time.under-a-minute');
  if (minutes < 60) return text('time.minutes', { minutes });
  return text('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** The same where it ticks: under two minutes "1:42". */
export function tickingTimeLeft(left: number): string {
  return left < fineBelow ? minutesAndSeconds(left) : timeLeft(left);
}

/** A time left (ms) that is only about right: "7 h", "50 min", at the least "1 min". */
export function aboutLeft(left: number): string {
  if (left < hour) return timeLeft(Math.max(left, minute));
  return text('time.hours-only', { hours: Math.floor(left / hour) });
}

/** A countdown (ms) as "9:42". */
export function minutesAndSeconds(left: number): string {
  const seconds = Math.max(0, Math.floor(left / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A short countdown (ms): "58 s", from two minutes on as `timeLeft`. */
export function secondsLeft(left: number): string {
  if (left >= fineBelow) return timeLeft(left);
  return text('time.seconds-only', { seconds: Math.max(0, Math.floor(left / second)) });
}

/** How long (ms) something lasted, about: "8 h", "50 min". A length is no promise, and is rounded to the nearest. */
export function aboutLength(length: number): string {
  const minutes = Math.max(1, Math.round(length / minute));
  if (minutes < 60) return text('time.minutes', { minutes });
  return text('time.hours-only', { hours: Math.round(minutes / 60) });
}

/** In how many ms what is written of a time left (ms) changes, where nothing ticks. */
export function nextMinuteLeft(left: number): number {
  return (left % minute) + 1;
}
