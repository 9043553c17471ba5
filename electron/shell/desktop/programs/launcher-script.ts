import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { completionScripts } from '../../../shared/programs/completion/completion-scripts.ts';
import { commandPath } from '../../../shared/programs/command-wire.ts';
import { logName, startMarksName } from '../../../shared/programs/data-folder.ts';
import {
  completeCommand,
  fileOption,
  organisationOption,
  startOption,
} from '../../../shared/programs/latchkey-words.ts';
import { claimHeader, socketHost, socketPath, socketVariable } from '../../../shared/programs/program-address.ts';
import { text } from '../../../shared/text/text.ts';
import { callingProgramLines } from './calling-program-lines.ts';
import { printLines } from './print-lines.ts';
import { curlWithCode, quotedLines, quotedWord, wordsAround } from './script-words.ts';

const launcherMode = 0o700;

/** Where a person puts it into PATH from: fixed, beside the script for programs. */
export function launcherPath(home: string): string {
  return join(home, '.latchkey', 'bin', 'latchkey');
}

export interface LauncherOptions {
  /** The path of the socket; null: it looks where the app makes one. */
  readonly socket: string | null;
  /** What `--start` starts, and what is asked where there is no curl; null: the program beside which the launcher lies. */
  readonly executable: string | null;
  /** Where the log is; missing: in the folder that the system has for it. */
  readonly dataFolder?: string;
}

/** Writes the launcher as a whole, for this user only. Rejects with what the disk says. */
export async function writeLauncher(path: string, options: LauncherOptions): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: launcherMode });
  await writeFileAtomic(path, launcherScript(options), { mode: launcherMode });
}

/**
 * The `latchkey` command (docs/command-line.md#between-command-and-app): asks the running app through one curl a command, prints
 * what it answers, and of `run` becomes the command. For every POSIX shell; nothing but curl is needed.
 *
 * `run` hands on this shell's own environment, so every name here begins with `latchkey_`, LC_ALL is given back, and nothing is
 * exported. Keys are evaluated by the shell itself, so that they stand in no argument list. zsh splits no variable into words.
 */
export function launcherScript({ socket, executable, dataFolder }: LauncherOptions): string {
  return `#!/bin/sh
# The "latchkey" command. Where Latchkey writes this at each start, what is changed here is lost.
# Ends with 2: wrong arguments, 3: Latchkey is not running, 4: a sign-in is needed, 5: access denied, 6: AWS could not be
# reached, 7: no answer in time, 8: curl is missing, 9: no one thing is called that, 1: anything else.
set -u
set +a +v +x
# A name that was exported to us stays exported, and this one is to hold keys.
unset latchkey_answer

latchkey_written_socket=${quotedWord(socket ?? '')}
latchkey_app=${quotedWord(executable ?? '')}
latchkey_data=${quotedWord(dataFolder ?? '')}
latchkey_self=$0
latchkey_locale=\${LC_ALL-}
latchkey_has_locale=\${LC_ALL+yes}
LC_ALL=C
latchkey_line_end='
'

latchkey_fail() {
  printf '%s\\n' "$2" >&2
  exit "$1"
}

latchkey_restore_locale() {
  if [ "$latchkey_has_locale" = yes ]; then
    { LC_ALL=$latchkey_locale; } 2>/dev/null
  else
    unset LC_ALL
  fi
}

# A running app of this user has made it; where there are none, the last is as good as any. (The "-O" is in every shell.)
# shellcheck disable=SC3067
latchkey_find_socket() {
  case \${${socketVariable}-} in /*)
    latchkey_socket=$${socketVariable}
    return
    ;;
  esac
  for latchkey_socket in "$latchkey_written_socket" "\${XDG_RUNTIME_DIR:+${socketPath('$XDG_RUNTIME_DIR/latchkey')}}" \\
    "\${HOME-}${socketPath('/.latchkey')}"; do
    case $latchkey_socket in /*) [ -S "$latchkey_socket" ] && [ -O "$latchkey_socket" ] && return ;; esac
  done
}

# What "run" is answered with is evaluated here: that of another user would run what they like, as the person.
# shellcheck disable=SC3067
latchkey_need_own_socket() {
  [ -e "$latchkey_socket" ] || return 0
  [ -O "$latchkey_socket" ] || latchkey_fail 5 ${wordsAround((path) => text('launcher.of-another', { path }), '"$latchkey_socket"')}
}

# Of a package beside this script, through all links to it. Fails where there is none that can be started.
latchkey_find_app() {
  if [ -z "$latchkey_app" ]; then
    while [ -L "$latchkey_self" ]; do
      latchkey_target=$(readlink "$latchkey_self") || break
      case $latchkey_target in
        /*) latchkey_self=$latchkey_target ;;
        *) latchkey_self=\${latchkey_self%/*}/$latchkey_target ;;
      esac
    done
    case $latchkey_self in */*) ;; *) latchkey_self=./$latchkey_self ;; esac
    for latchkey_app in "\${latchkey_self%/*}/../latchkey" "\${latchkey_self%/*}/../MacOS/Latchkey"; do
      [ -f "$latchkey_app" ] && [ -x "$latchkey_app" ] && return
    done
    return 1
  fi
  [ -f "$latchkey_app" ] && [ -x "$latchkey_app" ]
}

# In a session of its own, so that no key of this terminal reaches it; macOS has its own way.
latchkey_start() {
  latchkey_find_app || latchkey_fail 3 ${quotedWord(text('launcher.no-app'))}
  (
    latchkey_restore_locale
    case $latchkey_app in
      /*) cd / || exit ;;
    esac
    case $latchkey_app in
      *.app/Contents/MacOS/*) exec open -g "\${latchkey_app%/Contents/MacOS/*}" ;;
    esac
    if command -v setsid >/dev/null 2>&1; then
      setsid "$latchkey_app" &
    else
      "$latchkey_app" &
    fi
  ) </dev/null >/dev/null 2>&1
}

latchkey_usage() {
  printf '%s\\n' ${quotedLines(text('launcher.usage'))}
}

# What "doctor" tells where the app does not run: where the log is, and whether starts have failed.
latchkey_tell_without_app() {
  if [ -z "$latchkey_data" ] && [ -d "\${HOME-}/Library/Application Support" ]; then
    latchkey_data="$HOME/Library/Application Support/Latchkey"
  fi
  [ -n "$latchkey_data" ] || latchkey_data=\${XDG_CONFIG_HOME:-\${HOME-}/.config}/Latchkey
  latchkey_log=$latchkey_data/${logName}
  if [ -f "$latchkey_log" ]; then
    printf '%s\\n' ${wordsAround((file) => text('command.log', { file }), '"$latchkey_log"')}
  else
    printf '%s\\n' ${wordsAround((file) => text('launcher.no-log', { file }), '"$latchkey_log"')}
  fi
  latchkey_count=
  if [ -r "$latchkey_data/${startMarksName}" ]; then
    # No line ends there.
    read -r latchkey_count <"$latchkey_data/${startMarksName}" || :
  fi
  case $latchkey_count in
    '' | *[!0-9]* | ??????????*) ;;
    *) printf '%s\\n' ${wordsAround((count) => text('launcher.failed-starts', { count }), '"$latchkey_count"')} ;;
  esac
}

${printLines()}

# A word that is no option, and no value of one, is the command; what "run" is to run stays here.
latchkey_command=
latchkey_sent=$#
latchkey_starts=
latchkey_helps=
latchkey_json=
latchkey_to_file=
latchkey_file=
latchkey_is_value=
if [ "\${1-}" != ${completeCommand} ]; then
  latchkey_place=0
  for latchkey_word; do
    if [ -n "$latchkey_is_value" ]; then
      [ "$latchkey_is_value" = file ] && latchkey_file=$latchkey_word
      latchkey_is_value=
    else
      case $latchkey_word in
        --)
          [ "$latchkey_command" = run ] && latchkey_sent=$latchkey_place
          break
          ;;
        ${startOption}) latchkey_starts=yes ;;
        ${organisationOption}) latchkey_is_value=yes ;;
        ${fileOption})
          latchkey_to_file=\${latchkey_to_file:+twice}\${latchkey_to_file:-yes}
          latchkey_is_value=file
          ;;
        ${fileOption}=*)
          latchkey_to_file=\${latchkey_to_file:+twice}\${latchkey_to_file:-yes}
          latchkey_file=\${latchkey_word#${fileOption}=}
          ;;
        --json) latchkey_json=yes ;;
        --help | -h) latchkey_helps=yes ;;
        -*) ;;
        *) [ -n "$latchkey_command" ] || latchkey_command=$latchkey_word ;;
      esac
    fi
    latchkey_place=$((latchkey_place + 1))
  done
fi

if [ "$latchkey_command" = completion ] && [ -z "$latchkey_helps" ]; then
  case \${2-} in
${[...completionScripts].map(([shell, script]) => `    ${shell}) printf '%s' ${quotedLines(script)} ;;`).join('\n')}
    *) latchkey_fail 2 ${quotedWord(text('launcher.shells'))} ;;
  esac
  exit
fi
if [ "$latchkey_command" = run ] && [ -z "$latchkey_helps" ] && [ "$#" -le "$((latchkey_sent + 1))" ]; then
  latchkey_fail 2 ${quotedWord(text('launcher.nothing-to-run'))}
fi

if [ "$latchkey_command" != doctor ] || [ -n "$latchkey_helps" ]; then
  latchkey_to_file=
elif [ "\${latchkey_to_file:-yes}" != yes ]; then
  latchkey_fail 2 ${quotedWord(text('command.option-twice', { option: fileOption.slice(2) }))}
elif [ -n "$latchkey_to_file" ] && [ -z "$latchkey_file" ]; then
  latchkey_fail 2 ${quotedWord(text('launcher.file-needed'))}
fi

# Help is there without the app.
[ "$latchkey_command" = help ] && latchkey_helps=yes
[ "$#" -eq 0 ] && latchkey_helps=yes

if ! command -v curl >/dev/null 2>&1; then
  if latchkey_find_app; then
    # Whatever folder for sockets this runs with.
    latchkey_find_socket
    export ${socketVariable}="$latchkey_socket"
    latchkey_restore_locale
    # After two hyphens nothing is a switch of Chromium.
    exec "$latchkey_app" --cli -- latchkey "$@"
  fi
  if [ -n "$latchkey_helps" ]; then
    latchkey_usage
    exit 0
  fi
  latchkey_fail 8 ${quotedWord(text('program.no-curl'))}
fi

${callingProgramLines}

latchkey_terminal=no
latchkey_columns=
latchkey_colour=no
if [ -t 1 ] && [ -z "$latchkey_to_file" ]; then
  latchkey_terminal=yes
  # Rows and columns; not in POSIX, and on every system.
  { latchkey_columns=$(stty size <&3 2>/dev/null) || latchkey_columns=; } 3>&1
  latchkey_columns=\${latchkey_columns##* }
  [ -z "\${NO_COLOR-}" ] && [ "\${TERM-dumb}" != dumb ] && latchkey_colour=yes
fi

# Sends the words, or those that the answer before asked for. "argument=" before each keeps curl from taking "@" for a file.
latchkey_ask() {
  latchkey_count=$#
  if [ -n "$latchkey_again" ]; then
    latchkey_rest="$latchkey_again "
    while [ -n "$latchkey_rest" ]; do
      set -- "$@" --data-urlencode "argument=\${latchkey_rest%% *}"
      latchkey_rest=\${latchkey_rest#* }
    done
  else
    latchkey_place=0
    latchkey_is_value=
    for latchkey_word; do
      [ "$latchkey_place" -eq "$latchkey_sent" ] && break
      latchkey_place=$((latchkey_place + 1))
      if [ -n "$latchkey_is_value" ]; then
        latchkey_is_value=
        continue
      fi
      [ -n "$latchkey_starts" ] && [ "$latchkey_word" = ${startOption} ] && continue
      if [ -n "$latchkey_to_file" ]; then
        case $latchkey_word in
          ${fileOption})
            latchkey_is_value=yes
            continue
            ;;
          ${fileOption}=*) continue ;;
        esac
      fi
      set -- "$@" --data-urlencode "argument=$latchkey_word"
    done
  fi
  shift "$latchkey_count"
  latchkey_answer=$(command curl -q -s --noproxy '*' --proto '=http' --path-as-is --max-time 30 \\
    --unix-socket "$latchkey_socket" -H 'Expect:' -H "${claimHeader}: $latchkey_program" -w '%{http_code}' "$@" \\
    --data-urlencode "folder=$PWD" -d "terminal=$latchkey_terminal" -d "columns=$latchkey_columns" \\
    -d "colour=$latchkey_colour" -d variables=posix http://${socketHost}${commandPath} </dev/null)
}

# Counts the looks for an app that was started, five of them a second.
latchkey_looks=
latchkey_again=
while :; do
  latchkey_find_socket
  latchkey_need_own_socket
  latchkey_ask "$@"
  latchkey_ended=$?
  if [ "$latchkey_ended" -eq 7 ] && [ -n "$latchkey_starts" ]; then
    if [ -z "$latchkey_looks" ]; then
      latchkey_start
      latchkey_looks=0
    fi
    [ "$latchkey_looks" -ge 150 ] && latchkey_fail 7 ${quotedWord(text('launcher.not-started'))}
    latchkey_looks=$((latchkey_looks + 1))
    sleep 0.2
    continue
  fi
  if [ "$latchkey_ended" -eq 7 ] && [ -n "$latchkey_helps" ]; then
    latchkey_usage
    exit 0
  fi
  case $latchkey_ended in
    0) ;;
    7)
      [ "$latchkey_command" = doctor ] && [ -z "$latchkey_json" ] && latchkey_tell_without_app
      latchkey_fail 3 ${quotedWord(text('program.not-running'))}
      ;;
    28) latchkey_fail 7 ${quotedWord(text('program.no-answer'))} ;;
    52 | 55 | 56) latchkey_fail 3 ${quotedWord(text('program.stopped'))} ;;
    *) latchkey_fail 1 ${curlWithCode('"$latchkey_ended"')} ;;
  esac

  # The text, the line for this command, and the status of HTTP in a line of its own. A pattern at the end of megabytes takes
  # zsh minutes where it is not the very text.
  latchkey_code=\${latchkey_answer##*"$latchkey_line_end"}
  latchkey_answer=\${latchkey_answer%"$latchkey_line_end$latchkey_code"}
  case $latchkey_code in
    200) ;;
    401) latchkey_fail 4 "Latchkey: $latchkey_answer" ;;
    403) latchkey_fail 5 "Latchkey: $latchkey_answer" ;;
    429 | 503) latchkey_fail 6 "Latchkey: $latchkey_answer" ;;
    *) latchkey_fail 1 "Latchkey: $latchkey_answer" ;;
  esac
  latchkey_trailer=\${latchkey_answer##*"$latchkey_line_end"}
  latchkey_answer=\${latchkey_answer%"$latchkey_trailer"}

  case $latchkey_trailer in
    # A disk that is full is no success: who redirects this would go on with half of it.
    'end '*' out') latchkey_print ;;
    'end '*' err') printf '%s' "$latchkey_answer" >&2 ;;
    'again '*)
      printf '%s' "$latchkey_answer" >&2
      latchkey_again=\${latchkey_trailer#again }
      continue
      ;;
    run) [ "$latchkey_command" = run ] && [ "$#" -gt "$((latchkey_sent + 1))" ] && break ;;
  esac
  case $latchkey_trailer in
    'end '*)
      latchkey_code=\${latchkey_trailer#end }
      exit "\${latchkey_code%% *}"
      ;;
  esac
  latchkey_fail 1 ${quotedWord(text('program.odd-answer', { code: 'trailer' }))}
done

shift "$((latchkey_sent + 1))"
# bash and zsh would take it for an option of "exec", with which the command can run without its environment.
case $1 in -*) latchkey_fail 127 ${wordsAround((command) => text('launcher.not-found', { command }), '"$1"')} ;; esac
latchkey_restore_locale
eval "$latchkey_answer"
exec "$@"
`;
}
