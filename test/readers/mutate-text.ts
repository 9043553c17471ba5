import type { Step } from './mutate-json.ts';
import { oddCharacters, oddTexts } from './odd-values.ts';

const page = '<!doctype html><html><head><title>Sign in to the network</title></head><body>Welcome</body></html>';

const changes: readonly ((text: string, at: number, what: number) => string)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) => `${text.slice(0, at)}${text.slice(at + 1)}`,
  (text, at, what) => `${text.slice(0, at)}${oddCharacters[what % oddCharacters.length] ?? ''}${text.slice(at)}`,
  (text, at, what) => `${text.slice(0, at)}${flipped(text.charAt(at), what)}${text.slice(at + 1)}`,
  (text, at, what) => `${text.slice(0, at)}${oddTexts[what % oddTexts.length] ?? ''}${text.slice(at)}`,
  (text) => text + text,
  (text) => ` \ufeff${text}`,
  (_text, _at, what) => oddTexts[what % oddTexts.length] ?? '',
  (text, at, what) => `${text.slice(0, at)}${text.slice(at, at + 20).repeat(1 + (what % 50))}${text.slice(at)}`,
  () => page,
  (text, _at, what) => (what % 2 === 0 ? text.toUpperCase() : text.toLowerCase()),
];

/**
 * A text after these changes: cut, bits turned, characters put in or left out, something else in its place; of a gentle
 * mutation only letters and digits by others of their kind.
 */
export function mutateText(text: string, steps: readonly Step[]): string {
  if (isGentle(steps)) return steps.reduce((now, [at, , what]) => keptInKind(now, at, what), text);
  return steps.reduce((now, [at, how, what]) => {
    const change = changes[how % changes.length];
    return change === undefined ? now : change(now, at % (now.length + 1), what);
  }, text);
}

/** Of five mutations two: what is behind the first check has to be met as well. */
export function isGentle(steps: readonly Step[]): boolean {
  return Math.floor((steps[0]?.[2] ?? 0) / 1000) % 5 > 2;
}

/** Hexadecimal digits stay such: an id is made of them. */
const kinds = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'];

/** A letter or digit from this place on is another of its kind. */
export function keptInKind(text: string, at: number, what: number): string {
  const place = text.length === 0 ? 0 : at % text.length;
  const kind = kinds.find((one) => one.includes(text.charAt(place)) && text.charAt(place) !== '');
  if (kind === undefined) return text;
  return `${text.slice(0, place)}${kind.charAt(what % kind.length)}${text.slice(place + 1)}`;
}

/** One bit of a character is another. */
function flipped(character: string, what: number): string {
  return character === '' ? '' : String.fromCharCode(character.charCodeAt(0) ^ (1 << (what % 16)));
}
