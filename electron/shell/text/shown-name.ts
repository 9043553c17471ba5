/** Control characters, and the marks that turn the direction of the text around them. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name from AWS as it can stand in a line of ours: one line, at most `most` characters with the middle left out, and
 * kept from turning the line around when it reads from right to left (U+2068 … U+2069, Unicode UAX 9). An isolate is
 * passed over where a line's direction is looked for (rule P2), so that U+200E says it first.
 */
export function shownName(name: string, most: number): string {
  const clean = name.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
  const short = shortenMiddle(clean, most);
  return rightToLeft.test(short) ? `\u200e\u2068${short}\u2069` : short;
}

/** Cuts by what a person sees as one character, so that no emoji or accent is torn. */
function shortenMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(new Intl.Segmenter().segment(text), (part) => part.segment);
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}
