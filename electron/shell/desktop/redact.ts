import { redactByKey } from './redact-keys.ts';

/**
 * What a line of the log may hold. The patterns take up to the square of a text's length, and answers of millions of
 * letters are read; what is longer than anybody reads is cut before any pattern runs over it.
 */
const longest = 16 * 1024;
/** Letters of which keys and tokens are made. */
const tokenLetter = /[\w+/=%~.-]/u;

/** Everything but line ends and tabs that a terminal takes for a command. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/** A tail this long says which key it was without being it. */
const shownOfKeyId = 4;

const rules: readonly (readonly [RegExp, (match: string) => string])[] = [
  // Who an address signs in as, such as at a proxy.
  [/\b[a-z][a-z\d+.-]{0,19}:\/\/[^\s/?#@]{1,1000}@/giu, (match) => match.replace(/\/\/.*@$/su, '//[removed]@')],
  // A header can have several, of which the first alone stands behind the name.
  [/\bcookie: [^\n"'`]+/giu, (match) => `${match.slice(0, 'cookie: '.length)}[removed]`],
  // A query or fragment can hold tokens and codes; so can the path of a link that is meant for one use.
  [/\b(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/giu, (match) => match.replace(/[?#].*$/su, '?[removed]')],
  // JSON web tokens: three base64url parts.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/gu, () => '[token]'],
  // Access key ids (IAM user guide, "unique identifiers"): masked in the middle.
  [
    /\b(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{12,}\b/gu,
    (match) => `${match.slice(0, 4)}…${match.slice(-shownOfKeyId)}`,
  ],
  // User codes of a device authorization.
  [/\b[A-Z]{4}-[A-Z]{4}\b/gu, () => '[code]'],
  // Anything long in the letters of base64, percent-encoded or not: tokens, client secrets, secret keys.
  [/[\w+/=%~-]{32,}/gu, (match) => (isHarmless(match) ? match : '[token]')],
];

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Request ids and hyphenated words are wanted in the log; so are paths, if each part looks like a name. */
function isHarmless(run: string): boolean {
  const parts = run.split('/');
  return parts.length > 2 ? parts.every(isName) : uuid.test(run) || /^[a-z]+(?:[-_][a-z]+)*$/u.test(run);
}

/** In small letters and digits, or in words with a capital: what a part of a random text is not, time after time. */
function isName(part: string): boolean {
  return uuid.test(part) || /^(?:[a-z\d_~-]*|[A-Z][a-z]+(?:[-_]?[A-Z][a-z]+)*)$/u.test(part);
}

/** The text without what is called or looks like a key, a token, a code or a query. Errs on the side of removing. */
export function redact(text: string): string {
  const shown = cut(text).replace(controls, ' ');
  return rules.reduce((result, [pattern, replace]) => result.replace(pattern, replace), redactByKey(shown));
}

/** Never within a word, half of which might no longer look like the secret that it is. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  let end = longest;
  while (end > 0 && tokenLetter.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)} [and ${text.length - end} more characters]`;
}
