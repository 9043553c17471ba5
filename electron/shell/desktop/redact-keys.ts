/** What a program calls a secret, in the spellings of JSON, headers and variables: `accessToken`, `x-amz-sso_bearer_token`. */
const secretName =
  /(?:(?:access|refresh|id|bearer|session|security|sign-?in|auth|csrf|api)[-_]?(?:token|key)|(?:client|shared)[-_]?secret|secret[-_]?(?:access[-_]?)?key|private[-_]?key|(?:device|user|authorization)[-_]?code|code[-_]?verifier|pass(?:word|wd|phrase)|(?:proxy-)?authorization|(?:set-)?cookie)/iu;

/**
 * Quoted or not: `name: value`, `name=value`, `'name' => value` of a Map, `'name', value` of a list of headers, and
 * `'name', value: value` of a list of objects.
 */
const afterName =
  /(?:\\{0,3}["'`]\s{0,4}(?::|=>?|,(?:\s{0,4}\\{0,3}["']?value\\{0,3}["']?\s{0,4}:)?)|\s{0,4}(?::|=>?))\s{0,4}/u;

/** That nothing is there, or that something was removed, is wanted. */
const harmless = /(?!null\b|undefined\b|\[(?:secret|token|code|removed|Function|Getter)\b)/u;

/** In quotes, also escaped ones of JSON within JSON; an object or a list; a header with its scheme; or one word. */
const value =
  /(?:\\{0,3}"(?:[^"\\\n]|\\[^"\n])*(?:\\{0,3}")?|'(?:[^'\\\n]|\\.)*'?|`[^`\n]*`?|\{[^}]{0,2000}\}?|\[[^\]]{0,2000}\]?|(?:Bearer|Basic|Digest|Negotiate) [^\s,;"']+|AWS4-[^\n"'`]+|[^\s,;&"'`}\])]+)/u;

/** A name of a secret with what is told of it. */
const told = new RegExp(`(${secretName.source}${afterName.source})${harmless.source}${value.source}`, 'giu');

/** The text with `[removed]` for the value of each key that names a secret, whatever the value looks like. */
export function redactByKey(text: string): string {
  return text.replace(told, '$1[removed]');
}
