import uFuzzy from '@leeoniya/ufuzzy';
import { lowered, placesWithoutMarks, withoutAccents, withoutMarks } from './fold.ts';

/** A text prepared for being searched many times. */
export interface SearchableText {
  readonly original: string;
  /** Without accents, in its own case: capitals are word starts. */
  readonly plain: string;
  readonly lower: string;
  /** Where each character of `plain` stands in the original, and where that ends; null: at the same index. */
  readonly places: readonly number[] | null;
}

/** How exact a search is: as typed, with letters left out, with one wrong letter in words of five or more. */
export type Tolerance = 'as-typed' | 'skipped-letters' | 'one-error';
export const tolerances: readonly Tolerance[] = ['as-typed', 'skipped-letters', 'one-error'];

/** How well a word fits a text, best last. */
export const fit = { none: 0, loose: 1, inside: 2, start: 3 } as const;
export type Fit = (typeof fit)[keyof typeof fit];

const unicode = {
  unicode: true,
  interSplit: String.raw`[^\p{L}\d]+`,
  intraSplit: String.raw`\p{Ll}\p{Lu}`,
  interBound: String.raw`[^\p{L}\d]`,
  intraContr: String.raw`'\p{L}{1,2}\b`,
  intraChars: String.raw`[\p{L}\d']`,
  intraBound: String.raw`\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}`,
} as const satisfies uFuzzy.Options;
// The library gives its modes only as an ambient `const enum`, which cannot be read here: these are its numbers.
/* eslint-disable @typescript-eslint/no-unsafe-enum-assignment */
const modes = { multiInsert: 0, singleError: 1, looseBound: 1 } as const;
const skipping = new uFuzzy({
  ...unicode,
  interLft: modes.looseBound,
  intraMode: modes.multiInsert,
  intraIns: Number.POSITIVE_INFINITY,
  intraChars: '.',
});
const forgiving = new uFuzzy({
  ...unicode,
  interLft: modes.looseBound,
  intraMode: modes.singleError,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
  intraIns: 1,
});
/* eslint-enable @typescript-eslint/no-unsafe-enum-assignment */

const shortestSkipping = 3;
const shortestForgiving = 5;

/** Prepares a text (composed form). */
export function searchable(text: string): SearchableText {
  const original = text.normalize('NFC');
  const plain = withoutAccents(withoutMarks(original));
  return { original, plain, lower: lowered(plain), places: placesWithoutMarks(original) };
}

/** How well a folded word fits, and what it covers of the original: pairs of start and end. */
export function matchWord(text: SearchableText, word: string, tolerance: Tolerance): { fit: Fit; ranges: number[] } {
  const matched = matchPlain(text, word, tolerance);
  const { places } = text;
  return places === null ? matched : { ...matched, ranges: matched.ranges.map((index) => places[index] ?? index) };
}

/** The same, covering `plain`. */
function matchPlain(text: SearchableText, word: string, tolerance: Tolerance): { fit: Fit; ranges: number[] } {
  const exact = findExact(text, word);
  if (exact !== null) return exact;
  const fuzzy = fuzzyFor(word, tolerance);
  if (fuzzy === null) return { fit: fit.none, ranges: [] };
  const haystack = [text.plain];
  const found = fuzzy.filter(haystack, word);
  if (found === null || found.length === 0) return { fit: fit.none, ranges: [] };
  const ranges = fuzzy.info(found, haystack, word).ranges[0];
  return ranges === undefined ? { fit: fit.none, ranges: [] } : { fit: fit.loose, ranges };
}

/** How well a word fits each of many texts. */
export function fits(
  texts: readonly SearchableText[],
  plains: string[],
  word: string,
  tolerance: Tolerance,
): Uint8Array {
  const result = Uint8Array.from(texts, (text) => findExact(text, word)?.fit ?? fit.none);
  const fuzzy = fuzzyFor(word, tolerance);
  const found = fuzzy?.filter(plains, word) ?? [];
  if (fuzzy === null || found.length === 0) return result;
  for (const index of fuzzy.info(found, plains, word).idx) {
    if (result[index] === fit.none) result[index] = fit.loose;
  }
  return result;
}

/** How well a folded word fits as it was typed, no letter left out or wrong. */
export function fitAsTyped(text: SearchableText, word: string): Fit {
  return findExact(text, word)?.fit ?? fit.none;
}

function findExact(text: SearchableText, word: string): { fit: Fit; ranges: number[] } | null {
  const first = text.lower.indexOf(word);
  if (first < 0) return null;
  for (let at = first; at >= 0; at = text.lower.indexOf(word, at + 1)) {
    if (isWordStart(text.plain, at)) return { fit: fit.start, ranges: [at, at + word.length] };
  }
  return { fit: fit.inside, ranges: [first, first + word.length] };
}

function fuzzyFor(word: string, tolerance: Tolerance): uFuzzy | null {
  // A word without letters (an id, a hyphen) has no spelling.
  if (!/\p{L}/u.test(word)) return null;
  if (tolerance === 'one-error' && word.length >= shortestForgiving) return forgiving;
  return tolerance !== 'as-typed' && word.length >= shortestSkipping ? skipping : null;
}

const letterOrDigit = /[\p{L}\p{N}]/u;
const digit = /\p{N}/u;
const upper = /\p{Lu}/u;

/** Whether a word of the text starts at `index`: after a separator, at a capital after a small letter, at a digit. */
export function isWordStart(original: string, index: number): boolean {
  if (index === 0) return true;
  const before = original.charAt(index - 1);
  const here = original.charAt(index);
  if (!letterOrDigit.test(before)) return letterOrDigit.test(here);
  if (upper.test(here)) return !upper.test(before);
  return digit.test(here) !== digit.test(before);
}
