import { isolated } from '../../core/safe-text/isolated.ts';

/** Control characters, and the marks that turn the direction of the text around them. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name from AWS as it can stand in a line of ours: one line, at most `most` characters with the middle left out, and
 * kept from turning the line around when it reads from right to left.
 */
export function shownName(name: string, most: number): string {
  const clean = name.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
  return isolated(shortenMiddle(clean, most));
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
