/**
 * The text without accents, each character as long as before, so that an index into it is the same index into the
 * original. Expects composed text (NFC).
 */
export function withoutAccents(original: string): string {
  if (isAscii(original)) return original;
  let result = '';
  for (const character of original) {
    const plain = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
    result += plain.length === character.length ? (oftenInterchanged.get(plain) ?? plain) : character;
  }
  return result;
}

/** Lower case, each character as long as before ("İ" would grow, so it stays). */
export function lowered(original: string): string {
  if (isAscii(original)) return original.toLowerCase();
  let result = '';
  for (const character of original) {
    const lower = character.toLowerCase();
    result += lower.length === character.length ? lower : character;
  }
  return result;
}

/** How names and queries are compared: case and accents do not count. */
export function folded(original: string): string {
  return lowered(withoutAccents(withoutMarks(original.normalize('NFC'))));
}

/**
 * Without what stands beside letters and is none: the vowel signs of Arabic and Hebrew, accents that join no letter, the
 * stroke that stretches an Arabic word, and invisible marks of direction.
 */
export function withoutMarks(composed: string): string {
  return isAscii(composed) ? composed : composed.replaceAll(mark, '');
}

/** Where each character of `withoutMarks` stood, and where the text ended; null: nothing was left out. */
export function placesWithoutMarks(composed: string): readonly number[] | null {
  if (isAscii(composed) || composed.search(mark) < 0) return null;
  const places: number[] = [];
  let at = 0;
  for (const character of composed) {
    if (character.search(mark) < 0) for (let unit = 0; unit < character.length; unit += 1) places.push(at + unit);
    at += character.length;
  }
  return [...places, at];
}

const mark = /[\p{M}\p{Cf}\u0640]/gu;

/** Letters of Arabic that are written one way or the other. */
const oftenInterchanged: ReadonlyMap<string, string> = new Map([
  ['ى', 'ي'],
  ['ة', 'ه'],
]);

/** Whether one of the words begins so; both are folded. */
export function beginsWord(words: string, begin: string): boolean {
  return words.startsWith(begin) || words.includes(` ${begin}`);
}

/** Most names are, and need no look at each character. */
function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/u.test(text);
}
