import { longestSignIn, shortestSignIn } from '../../electron/shared/model/sign-in.ts';
import { day, hour, minute } from '../../electron/shared/model/spans.ts';
import { text } from '../../electron/shared/text/text.ts';

/** What a length can be written in (ms), the largest first. */
export const lengthUnits = { days: day, hours: hour, minutes: minute } as const;
export type LengthUnit = keyof typeof lengthUnits;

/** Lengths (ms) that can be chosen without typing: the usual ones of IAM Identity Center. */
const offered = [hour, 4 * hour, 8 * hour, 12 * hour, day, 7 * day, 30 * day, 90 * day];

export function isOffered(length: number): boolean {
  return offered.includes(length);
}

/** The offered lengths, by their ms as text. */
export function offeredLengths(): { value: string; label: string }[] {
  return offered.map((length) => ({ value: String(length), label: lengthText(length) }));
}

/** A length (ms) in its largest whole unit: "8 hours", "90 minutes". */
export function lengthText(length: number): string {
  const unit = unitOf(length);
  return text(`time.long.${unit}`, { count: length / lengthUnits[unit] });
}

/** The largest unit that a length (ms) is a whole number of; minutes where none is. */
export function unitOf(length: number): LengthUnit {
  if (length % day === 0) return 'days';
  return length % hour === 0 ? 'hours' : 'minutes';
}

/** The length (ms) that is typed, with a point or a comma; null: it is none, or none that a sign-in can have. */
export function lengthOf(typed: string, unit: LengthUnit): number | null {
  if (!/^\d{1,9}(?:[.,]\d{1,3})?$/u.test(typed)) return null;
  const length = Math.round(Number(typed.replace(',', '.')) * lengthUnits[unit]);
  return length >= shortestSignIn && length <= longestSignIn ? length : null;
}
