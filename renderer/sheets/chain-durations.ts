import { text } from '../../electron/shared/text/text.ts';

const minute = 60;
/** From the shortest that AssumeRole gives to the longest of role chaining (docs/aws.md#role-chaining), in s. */
const offered = [15 * minute, 30 * minute, 45 * minute, 60 * minute];

/** The lives that credentials of a chained role can have, in s; one that was set otherwise is among them. */
export function durationsOf(now: number): { readonly seconds: number; readonly label: string }[] {
  return [...new Set([...offered, now])]
    .toSorted((one, other) => one - other)
    .map((seconds) => ({ seconds, label: labelOf(Math.round(seconds / minute)) }));
}

function labelOf(minutes: number): string {
  return minutes === 60 ? text('time.long.hours', { count: 1 }) : text('time.long.minutes', { count: minutes });
}
