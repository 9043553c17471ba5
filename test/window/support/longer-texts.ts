/**
 * A language that needs more room than English, made of the English texts: each stretch of letters becomes 40 % longer and
 * has accents, and what a message is filled with stays as it is (docs/design.md#languages).
 */
import { ar } from '../../../electron/shared/text/ar.ts';
import { en } from '../../../electron/shared/text/en.ts';

/** How much longer another language can be. */
const longerBy = 0.4;

const accents: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'ï', o: 'ö', u: 'ü', c: 'ç', n: 'ñ' };

/** All texts that have a translation. */
export const longerTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(ar).map((key) => [key, longer(en[key as keyof typeof en])]),
);

/** A message, its arguments and the words that choose between its parts untouched. */
export function longer(message: string): string {
  return partOf(message, 0).text;
}

interface Part {
  readonly text: string;
  /** Where it ends. */
  readonly end: number;
}

/** Words up to the end, or to the brace that closes them. */
function partOf(message: string, start: number): Part {
  let text = '';
  let owed = 0;
  let at = start;
  while (at < message.length && message[at] !== '}') {
    const letter = message[at] ?? '';
    if (letter === '{') {
      const argument = argumentOf(message, at);
      text += argument.text;
      at = argument.end;
      continue;
    }
    owed += longerBy;
    const isDoubled = owed >= 1 && /\p{Letter}/u.test(letter);
    if (isDoubled) owed -= 1;
    text += (isDoubled ? letter : '') + (accents[letter] ?? letter);
    at += 1;
  }
  return { text, end: at };
}

/** An argument with its braces; the words of each of its choices become longer. */
function argumentOf(message: string, start: number): Part {
  let text = '{';
  let at = start + 1;
  while (message[at] !== '}') {
    if (message[at] === '{') {
      const choice = partOf(message, at + 1);
      text += `{${choice.text}}`;
      at = choice.end + 1;
    } else {
      text += message[at] ?? '';
      at += 1;
    }
  }
  return { text: `${text}}`, end: at + 1 };
}
