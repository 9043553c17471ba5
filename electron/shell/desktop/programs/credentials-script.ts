import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { posixQuoted } from '../../../core/copy/posix-quoted.ts';
import { claimHeader, socketHost, socketVariable } from '../../../shared/programs/program-address.ts';
import { text } from '../../../shared/text/text.ts';

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

socket=${quoted(socket)}
app=${quoted(executable ?? '')}

fail() {
  printf '%s\\n' "$2" >&2
  exit "$1"
}

# The name of a process; empty where the system does not tell.
name_of() {
  name=
  if [ -r "/proc/$1/comm" ]; then
    IFS= read -r name 2>/dev/null <"/proc/$1/comm" || name=
  else
    name=$(ps -o comm= -p "$1" 2>/dev/null) || name=
    name=\${name##*/}
  fi
  # How Node calls its main thread since version 24.
  if [ "$name" = MainThread ]; then
    name=$(readlink "/proc/$1/exe" 2>/dev/null) || name=
    name=\${name##*/}
  fi
  case $name in *[![:print:]]*) name= ;; esac
}

# Some tools start this through "sh -c", of which the name says nothing.
name_of "$PPID"
if [ "$name" = sh ] && IFS= read -r stat 2>/dev/null <"/proc/$PPID/stat"; then
  stat=\${stat##*) ? }
  name_of "\${stat%% *}"
fi

usage=${quoted(text('program.arguments'))}
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
  fail 8 ${quoted(text('program.no-curl'))}
fi

answer=$(command curl -q -s --noproxy '*' --proto '=http' --path-as-is --max-time 30 --unix-socket "$socket" \\
  -H "${claimHeader}: $name" -w '%{http_code}' "http://${socketHost}/credentials/$1/$2/$3")
ended=$?
case $ended in
  0) ;;
  7) fail 3 ${quoted(text('program.not-running'))} ;;
  28) fail 7 ${quoted(text('program.no-answer'))} ;;
  52 | 55 | 56) fail 3 ${quoted(text('program.stopped'))} ;;
  *) fail 1 ${withCode('"$ended"')} ;;
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

/** The sentence with what the shell puts in the place of the code. */
function withCode(code: string): string {
  const place = '\u0000';
  return text('program.failed', { code: place }).split(place).map(quoted).join(code);
}

/** Throws a RangeError for a path with a control character, which nobody has by accident. */
function quoted(value: string): string {
  const word = posixQuoted(value);
  if (word === null) throw new RangeError('A path holds a control character.');
  return word;
}
