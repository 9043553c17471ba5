import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { claimHeader, socketHost, socketVariable } from '../../../shared/programs/program-address.ts';
import { text } from '../../../shared/text/text.ts';
import { callingProgramLines } from './calling-program-lines.ts';
import { curlWithCode, quotedWord } from './script-words.ts';

const scriptMode = 0o700;

/** Where profiles find it: fixed, since they hold its path. */
export function scriptPath(home: string): string {
  return join(home, '.latchkey', 'bin', 'latchkey-credentials');
}

export interface ScriptOptions {
  /** The path of the socket. */
  readonly socket: string;
  /** The program to ask where there is no curl, started with `--cli credentials …`; null: there is none that can be started. */
  readonly executable: string | null;
}

/** Writes the script as a whole, for this user only. Rejects with what the disk says. */
export async function writeScript(path: string, options: ScriptOptions): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: scriptMode });
  await writeFileAtomic(path, credentialsScript(options), { mode: scriptMode });
}

/**
 * The `credential_process` of profiles (docs/aws.md#credential_process): asks the running app through curl, prints what it
 * answers, or one line for people and a code of its own. For every POSIX shell; nothing but curl is needed.
 *
 * curl is kept from the person's `.curlrc` (`-q` comes first), from proxies, and from printing lines of its own. Keys are
 * printed by the shell itself, so that they stand in no argument list: `printf` is part of dash, bash, busybox, zsh and ksh93.
 */
export function credentialsScript({ socket, executable }: ScriptOptions): string {
  return `#!/bin/sh
# Written by Latchkey at each start; what is changed here is lost.
# Ends with 2: wrong arguments, 3: Latchkey is not running, 4: a sign-in is needed, 5: access denied, 6: AWS could not be
# reached, 7: no answer in time, 8: curl is missing, 1: anything else.
set -u
LC_ALL=C

socket=${quotedWord(socket)}
app=${quotedWord(executable ?? '')}

fail() {
  printf '%s\\n' "$2" >&2
  exit "$1"
}

${callingProgramLines}

usage=${quotedWord(text('program.arguments'))}
[ "$#" -eq 3 ] || fail 2 "$usage"
case $1 in *[!0-9a-f-]*) fail 2 "$usage" ;; esac
case $2 in *[!0-9]*) fail 2 "$usage" ;; esac
case $3 in *[!A-Za-z0-9_+=,.@-]* | '') fail 2 "$usage" ;; esac
if [ "\${#1}" -ne 36 ] || [ "\${#2}" -ne 12 ] || [ "\${#3}" -gt 64 ]; then
  fail 2 "$usage"
fi

if ! command -v curl >/dev/null 2>&1; then
  # Whatever folder for sockets this runs with.
  export ${socketVariable}="$socket"
  [ -n "$app" ] && [ -x "$app" ] && exec "$app" --cli credentials "$1" "$2" "$3"
  fail 8 ${quotedWord(text('program.no-curl'))}
fi

answer=$(command curl -q -s --noproxy '*' --proto '=http' --path-as-is --max-time 30 --unix-socket "$socket" \\
  -H "${claimHeader}: $latchkey_program" -w '%{http_code}' "http://${socketHost}/credentials/$1/$2/$3")
ended=$?
case $ended in
  0) ;;
  7) fail 3 ${quotedWord(text('program.not-running'))} ;;
  28) fail 7 ${quotedWord(text('program.no-answer'))} ;;
  52 | 55 | 56) fail 3 ${quotedWord(text('program.stopped'))} ;;
  *) fail 1 ${curlWithCode('"$ended"')} ;;
esac

# The body ends its last line; the status of HTTP follows. (zsh keeps the name "status" for itself.)
code=\${answer##*[!0-9]}
body=\${answer%"$code"}
body=\${body%?}
case $code in
  200) printf '%s\\n' "$body" ;;
  401) fail 4 "Latchkey: $body" ;;
  403) fail 5 "Latchkey: $body" ;;
  429 | 503) fail 6 "Latchkey: $body" ;;
  *) fail 1 "Latchkey: $body" ;;
esac
`;
}
