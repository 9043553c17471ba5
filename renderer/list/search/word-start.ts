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
