import { cannotHold, hasControl, variablesOf, type CopyMaterial } from './copy-material.ts';

/** Lines for PowerShell and Windows PowerShell. */
export function powershellLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => `$Env:${name} = ${quoted(value)}\n`)
    .join('');
}

/**
 * A verbatim string: nothing in it is special but the quote, which is written twice. PowerShell takes U+2018 to U+201B
 * for single quotes as well ("about_Quoting_Rules"; grammar `single-quote-character` of its language specification), so
 * these are doubled too.
 */
function quoted(value: string): string {
  if (hasControl(value)) cannotHold('PowerShell');
  return `'${value.replaceAll(/['\u2018-\u201b]/gu, '$&$&')}'`;
}
