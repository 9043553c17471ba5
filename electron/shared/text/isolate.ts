import type { Language } from './languages.ts';
import { directionOf } from './languages.ts';

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, 2.4). */
const [begin, end] = ['\u2068', '\u2069'] as const;
const isolates = /[\u2066-\u2069]/gu;

/** Letters that are written from right to left: Hebrew to Arabic Extended-A, and the forms for presentation. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A name from outside within a sentence: it takes its own direction, and moves no comma or bracket beside it. In a sentence
 * from left to right a name that is written so, too, stays as it is.
 */
export function isolated(value: string, language: Language): string {
  const stays = value === '' || (directionOf(language) === 'ltr' && !rightToLeft.test(value));
  return stays ? value : `${begin}${value}${end}`;
}

/** A text that goes to other programs, which might take the invisible marks for part of a name. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(isolates, '');
}
