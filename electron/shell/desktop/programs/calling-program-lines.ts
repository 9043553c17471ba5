/**
 * Lines of a script for every POSIX shell that leave in `latchkey_program` what the program that started it is called; empty
 * where the system does not tell. They need `LC_ALL=C`, and set nothing else but `latchkey_stat`.
 */
export const callingProgramLines = `# The name of a process; empty where the system does not tell.
latchkey_name_of() {
  latchkey_program=
  if [ -r "/proc/$1/comm" ]; then
    IFS= read -r latchkey_program 2>/dev/null <"/proc/$1/comm" || latchkey_program=
  else
    latchkey_program=$(ps -o comm= -p "$1" 2>/dev/null) || latchkey_program=
    latchkey_program=\${latchkey_program##*/}
  fi
  # How Node calls its main thread since version 24.
  if [ "$latchkey_program" = MainThread ]; then
    latchkey_program=$(readlink "/proc/$1/exe" 2>/dev/null) || latchkey_program=
    latchkey_program=\${latchkey_program##*/}
  fi
  case $latchkey_program in *[![:print:]]*) latchkey_program= ;; esac
}

# Some tools start this through "sh -c", of which the name says nothing.
latchkey_name_of "$PPID"
if [ "$latchkey_program" = sh ] && IFS= read -r latchkey_stat 2>/dev/null <"/proc/$PPID/stat"; then
  latchkey_stat=\${latchkey_stat##*) ? }
  latchkey_name_of "\${latchkey_stat%% *}"
fi`;
