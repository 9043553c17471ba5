import type { UnwrittenWhy } from '../../../shared/programs/unwritten-file.ts';
import { text } from '../../../shared/text/text.ts';
import { wordsAround } from './script-words.ts';

/** How the command prints an answer, or writes it to the file that `doctor` was given. */
export function printLines(): string {
  return `# To a file that is not there yet, for this user alone, where "doctor" was given one.
latchkey_print() {
  if [ -z "$latchkey_to_file" ]; then
    printf '%s' "$latchkey_answer" || exit 1
    return
  fi
  if [ -d "$latchkey_file" ]; then ${unwritten('folder')}; fi
  if [ -e "$latchkey_file" ] || [ -L "$latchkey_file" ]; then ${unwritten('exists')}; fi
  latchkey_folder=.
  case $latchkey_file in */*) latchkey_folder=\${latchkey_file%/*}/ ;; esac
  [ -d "$latchkey_folder" ] || ${unwritten('missing')}
  [ -w "$latchkey_folder" ] || ${unwritten('permission')}
  (
    umask 077
    set -C
    exec 3>"$latchkey_file"
    printf '%s' "$latchkey_answer" >&3 || exit 9
  ) 2>/dev/null
  case $? in
    0) return ;;
    # It could not be opened.
    1 | 2) ${unwritten('other')} ;;
  esac
  # A part of it helps nobody, and would stand in the way of the next try.
  rm -f -- "$latchkey_file" 2>/dev/null
  ${unwritten('full')}
}`;
}

function unwritten(why: UnwrittenWhy): string {
  return `latchkey_fail 1 ${wordsAround((file) => text('failure.file-not-written', { file, why }), '"$latchkey_file"')}`;
}
