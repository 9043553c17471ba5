import { folded } from './fold.ts';

export interface Query {
  /** The whole query, folded and trimmed. */
  readonly whole: string;
  /** Its digits alone, when it is nothing but digits, blanks and hyphens; else empty. */
  readonly digits: string;
  /** The ways to read it as words, tried in this order. */
  readonly readings: readonly (readonly string[])[];
}

/**
 * Reads what was typed. Account ids come with or without blanks ("1111 2222 3333"), so groups of digits that follow each
 * other are first read as one, then as they stand.
 */
export function readQuery(typed: string): Query {
  const whole = folded(typed).trim();
  const words = whole.split(/\s+/u).filter((word) => word !== '');
  const joined = joinDigits(words);
  return {
    whole,
    digits: /^[\d\s-]+$/u.test(whole) ? whole.replaceAll(/\D/gu, '') : '',
    readings: joined.every((word, place) => word === words[place]) ? [words] : [joined, words],
  };
}

function joinDigits(words: readonly string[]): string[] {
  const joined: string[] = [];
  let previousIsDigits = false;
  for (const word of words) {
    const digits = /^[\d-]*\d[\d-]*$/u.test(word) ? word.replaceAll('-', '') : null;
    const last = joined.at(-1);
    if (digits !== null && previousIsDigits && last !== undefined) joined[joined.length - 1] = last + digits;
    else joined.push(digits !== null && digits.length === 12 ? digits : word);
    previousIsDigits = digits !== null;
  }
  return joined;
}
