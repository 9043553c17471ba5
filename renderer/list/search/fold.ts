/**
 * The text without accents, each character as long as before, so that an index into it is the same index into the
 * original. Expects composed text (NFC).
 */
export function withoutAccents(original: string): string {
  if (isAscii(original)) return original;
  let result = '';
  for (const character of original) {
    const plain = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
    result += plain.length === character.length ? plain : character;
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
  return lowered(withoutAccents(original.normalize('NFC')));
}

/** Whether one of the words begins so; both are folded. */
export function beginsWord(words: string, begin: string): boolean {
  return words.startsWith(begin) || words.includes(` ${begin}`);
}

/** Most names are, and need no look at each character. */
function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/u.test(text);
}
