import { posixQuoted } from '../../../core/copy/posix-quoted.ts';
import { text } from '../../../shared/text/text.ts';

/** A word of a script. Throws a RangeError for a path with a control character, which nobody has by accident. */
export function quotedWord(value: string): string {
  const word = posixQuoted(value);
  if (word === null) throw new RangeError('A path holds a control character.');
  return word;
}

/** Lines of our own as one word, which posixQuoted takes for keys to a terminal. */
export function quotedLines(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** The sentence of what curl ended with, with what the shell puts in the place of the code. */
export function curlWithCode(code: string): string {
  return wordsAround((place) => text('program.failed', { code: place }), code);
}

/** A sentence as one word, with what the shell puts in the place of its only value. */
export function wordsAround(sentence: (place: string) => string, value: string): string {
  const place = '\u0000';
  return sentence(place).split(place).map(quotedWord).join(value);
}
