import { cannotHold, hasControl, variablesOf, type CopyMaterial } from './copy-material.ts';

/**
 * Lines for bash and zsh. Each begins with a blank, which keeps it out of the history where the shell is told so:
 * `HISTCONTROL` with `ignorespace` or `ignoreboth` in bash (Debian's start-up file sets it), `HIST_IGNORE_SPACE` in zsh.
 */
export function shellLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => ` export ${name}=${quoted(value)}\n`)
    .join('');
}

/**
 * Within single quotes a POSIX shell takes everything literally but the single quote itself. Typed controls never reach
 * it: a line editor takes them for keys. (zsh at its prompt would take `!` in no quotes, but not in single ones.)
 */
function quoted(value: string): string {
  if (hasControl(value)) cannotHold('bash and zsh');
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
