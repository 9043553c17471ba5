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
 * one line, then the person's own shell. Another process waits for its end and tells Latchkey of it: a terminal that is closed
 * sends SIGHUP to this script, which has to end then, since the system hangs up on the shell only after that (termios(3)), and
 * a shell that waits for another one runs no trap (POSIX, "trap").
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

# Reads until this script is gone, however that comes, and tells so then. Deaf from its birth on, so from before that.
trap '' HUP INT QUIT TERM
if mkfifo -m 600 "$0.alive" && exec 9<>"$0.alive"; then
  (
    exec 8<"$0.alive" 9>&-
    rm -f "$0.alive"
    read -r nothing <&8
    latchkey=\${HOME:-}/.latchkey/bin/latchkey
    [ -x "$latchkey" ] && exec "$latchkey" terminal-ended ${quotedId ?? ''}
  ) </dev/null >/dev/null 2>&1 &
fi 2>/dev/null
trap - HUP INT QUIT TERM

[ -x "\${SHELL:-}" ] || SHELL=/bin/sh
export SHELL
# Last, so that nothing of the person's own changes.
[ -z "\${HOME:-}" ] || { PATH=\${PATH:-/usr/bin:/bin}:$HOME/.latchkey/bin && export PATH; }
cd -- "\${HOME:-/}" 2>/dev/null || cd /
# Of a shell without groups of its own they reach this script too; the shell takes them as ever.
trap : INT QUIT
"$SHELL"${isLogin ? ' -l' : ''} 9>&-
exit "$?"
`;
}
