import { cannotHold, hasControl, variablesOf, type CopyMaterial } from './copy-material.ts';

/** Lines for fish, which leaves those that begin with a blank out of its history (fish, "history"). */
export function fishLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => ` set -gx ${name} ${quoted(value)}\n`)
    .join('');
}

/** Within single quotes fish knows two escapes, `\'` and `\\` (fish, "Quotes"); unlike in POSIX shells they are needed. */
function quoted(value: string): string {
  if (hasControl(value)) cannotHold('fish');
  return `'${value.replaceAll(/[\\']/gu, String.raw`\$&`)}'`;
}
