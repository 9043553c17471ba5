/** Made when a text of other letters is first measured, since that takes ICU 1 to 2 ms. */
let graphemes: Intl.Segmenter | null = null;
const ascii = /^[\u0020-\u007e]*$/u;
/** What terminals draw over two columns: pictures, and letters of East Asia (Unicode UAX 11, "Wide"). */
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  return partsOf(text).reduce((sum, part) => sum + widthOf(part), 0);
}

/** The text with its middle left out where it is wider than so many columns: names are told apart by both their ends. */
export function cutInMiddle(text: string, most: number): string {
  if (displayWidth(text) <= most) return text;
  const parts = partsOf(text);
  const end = taken(parts.toReversed(), Math.floor((most - 1) / 2)).toReversed();
  return `${taken(parts, Math.ceil((most - 1) / 2)).join('')}…${end.join('')}`;
}

function taken(parts: readonly string[], most: number): string[] {
  let width = 0;
  const first = parts.findIndex((part) => (width += widthOf(part)) > most);
  return parts.slice(0, first < 0 ? parts.length : first);
}

function partsOf(text: string): string[] {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function widthOf(part: string): number {
  return wide.test(part) ? 2 : 1;
}
