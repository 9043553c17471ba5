/** Control characters, line ends, spaces of no width, and what turns the direction of the text around it (Unicode UAX 9, 2). */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** What a text may be longer by before it is cut for good, so that no pattern runs over more. */
const readAtMost = 4;

/** The longest name or address of e-mail that is kept; AWS Organizations allows 50 and 64 (API reference, CreateAccount). */
export const longestName = 256;

/**
 * A text from outside as one line: without control and direction characters, blanks joined, at most `most` characters
 * (UTF-16 units), the last of them an ellipsis where something was cut. Null when nothing is left to read.
 */
export function oneLine(text: string, most: number): string | null {
  const line = text
    .slice(0, readAtMost * most)
    .replace(unprintable, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toWellFormed();
  if (line === '') {
    return null;
  }
  return line.length > most ? `${cut(line, most - 1)}…` : line;
}

/** Never between the halves of a surrogate pair. */
function cut(line: string, at: number): string {
  const end = /[\ud800-\udbff]/u.test(line.charAt(at - 1)) ? at - 1 : at;
  return line.slice(0, end).trimEnd();
}
