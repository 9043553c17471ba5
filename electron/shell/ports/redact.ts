/** A tail this long says which key it was without being it. */
const shownOfKeyId = 4;

const rules: readonly (readonly [RegExp, (match: string) => string])[] = [
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

/** Request ids are wanted in the log; paths are, too, as long as no part of theirs is long enough to be a token. */
function isHarmless(run: string): boolean {
  const parts = run.split(/[/=]/u);
  return parts.length > 2 || run.startsWith('/') ? parts.every(isHarmlessPart) : isHarmlessPart(run);
}

function isHarmlessPart(part: string): boolean {
  return uuid.test(part) || /^[a-z]+(?:[-_][a-z]+)*$/u.test(part) || part.length < 16;
}

/** The text without what looks like a key, a token, a code or a query. Errs on the side of removing. */
export function redact(text: string): string {
  return rules.reduce((result, [pattern, replace]) => result.replace(pattern, replace), text);
}
