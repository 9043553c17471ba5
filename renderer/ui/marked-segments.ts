/** A piece of a text, marked or not. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text between `from` and `to` where marked letters begin and end; `ranges` are pairs of start and end. */
export function segmentsOf(text: string, ranges: readonly number[], from: number, to: number): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  const add = (end: number, marked: boolean): void => {
    const until = Math.min(end, to);
    if (until <= at) return;
    segments.push({ text: text.slice(at, until), marked });
    at = until;
  };
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    add(ranges[pair] ?? 0, false);
    add(ranges[pair + 1] ?? 0, true);
  }
  add(to, false);
  return segments;
}

const usuallyKept = 10;

/**
 * Where the part begins that stays when a long name is shortened in the middle: its last `kept` characters, since
 * environments, and numbers that tell two of one name apart, are often written at the end. Short names are not cut: their
 * letters may join.
 *
 * @param isTight where there is room for hardly more than the end, short names are cut too.
 */
export function tailStart(text: string, kept = usuallyKept, isTight = false): number {
  if (text.length <= kept * (isTight ? 1.2 : 2.4)) return text.length;
  let start = text.length - kept;
  while (start > 0 && belongsToLast.test(text.charAt(start))) start -= 1;
  return start;
}

/** What is drawn with the character before: the second half of a pair, an accent, a vowel sign of Arabic. */
const belongsToLast = /[\uDC00-\uDFFF]|\p{M}/u;

/** Whether letters beside a cut are written joined, as those of Arabic are: then both sides keep their joined forms. */
export function joinsAt(text: string, cut: number): boolean {
  return /\p{Script=Arabic}/u.test(text.charAt(cut - 1)) && /\p{Script=Arabic}/u.test(text.charAt(cut));
}
