import { cannotHold, hasControl, variablesOf, type CopyMaterial } from './copy-material.ts';

/** The longest line the Command Prompt takes (Microsoft, "Command prompt line string limitation"). */
const longestLine = 8191;

/** Lines for the Command Prompt, ended as Windows does. */
export function cmdLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => `${line(name, value)}\r\n`)
    .join('');
}

/**
 * In `set "NAME=value"` the quotes keep `& | < > ^ ( )` and blanks as they are. Three characters have no form that is
 * right both at the prompt and in a batch file: `%` (a variable where one has such a name; at the prompt nothing escapes
 * it), `"` (ends the quotes) and `!` (a variable under `cmd /V:ON`). Values of AWS hold none of them; one that does is
 * refused rather than changed.
 */
function line(name: string, value: string): string {
  const text = `set "${name}=${value}"`;
  if (hasControl(value) || /[%"!]/u.test(value) || text.length > longestLine) cannotHold('Command Prompt');
  return text;
}
