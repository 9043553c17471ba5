import { posixQuoted } from '../copy/posix-quoted.ts';
import { renewingShellLines } from '../export/renewing-shell-lines.ts';
import { asAscii } from './terminal-text.ts';

/** What the script of a terminal is filled with; none of it is secret. */
export interface TerminalMaterial {
  readonly id: string;
  /** `http://127.0.0.1:PORT/credentials/ID`. */
  readonly address: string;
  /** The absolute path of the token's file. */
  readonly tokenFile: string;
  readonly region: string;
  /** `ACCOUNT/ROLE`, for prompts and for the `latchkey` command. */
  readonly role: string;
  readonly title: string;
  readonly line: string;
  /** The shell reads the files of a login, without which programs started from the Dock lack most of their PATH. */
  readonly isLogin: boolean;
}

/**
 * What a terminal runs on Linux and macOS, for every POSIX shell: the variables, a title (OSC 2, xterm's "Control Sequences"),
 * one line, then the person's own shell. Once that has ended, however the terminal was closed, Latchkey is told. A signal to
 * this script alone counts only then, since a shell that waits for another one runs no trap (POSIX, "trap").
 *
 * The number of its process stands beside the script, so that a later start of Latchkey sees whether it still runs.
 *
 * @returns null where a path or a name cannot be written safely.
 */
export function posixTerminalScript(material: TerminalMaterial): string | null {
  const { id, isLogin, line, title } = material;
  const variables = renewingShellLines(material);
  const words = [material.role, title, line, asAscii(title), asAscii(line), id].map(posixQuoted);
  const [role, shownTitle, shownLine, plainTitle, plainLine, quotedId] = words;
  if (variables === null || words.includes(null)) return null;
  return `#!/bin/sh
# Written by Latchkey for one terminal, and removed when that has ended.
${variables} export LATCHKEY_ROLE=${role ?? ''}
(umask 077 && printf '%s\\n' "$$" >"$0.pid") 2>/dev/null

case \${LC_ALL:-\${LC_CTYPE:-\${LANG:-}}} in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*)
    title=${shownTitle ?? ''}
    line=${shownLine ?? ''}
    ;;
  *)
    title=${plainTitle ?? ''}
    line=${plainLine ?? ''}
    ;;
esac
printf '\\033]2;%s\\007%s\\n' "$title" "$line"

[ -x "\${SHELL:-}" ] || SHELL=/bin/sh
export SHELL
cd -- "\${HOME:-/}" 2>/dev/null || cd /
# Handled, and not ignored, which the shell would inherit.
trap : HUP INT QUIT TERM
"$SHELL"${isLogin ? ' -l' : ''}
code=$?
trap '' HUP INT QUIT TERM
latchkey=\${HOME:-}/.latchkey/bin/latchkey
[ -x "$latchkey" ] && "$latchkey" terminal-ended ${quotedId ?? ''} </dev/null >/dev/null 2>&1
exit "$code"
`;
}
