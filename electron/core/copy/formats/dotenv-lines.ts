import { cannotHold, hasControl, variablesOf, type CopyMaterial } from './copy-material.ts';

/** `NAME=value` lines for .env files. */
export function dotenvLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => `${name}=${written(value)}\n`)
    .join('');
}

/**
 * There is no one grammar: `docker run --env-file` keeps quotes as part of the value, Compose and dotenv take them away
 * and look for `$` without them. All agree on bare words, which is all that AWS gives. Else single quotes, in which those
 * who know quotes take everything literally, without any escape; so a value with a single quote is refused.
 */
function written(value: string): string {
  if (/^[\w+/=:.,@-]+$/u.test(value)) return value;
  if (hasControl(value) || value.includes("'")) cannotHold('an .env file');
  return `'${value}'`;
}
