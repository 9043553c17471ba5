import { wordsOfCommand } from '../latchkey-words.ts';

/** For zsh's compsys, as a file `_latchkey` in `fpath` or evaluated after `compinit` (zshcompsys(1)). */
export const zshCompletion = `#compdef latchkey
_latchkey_known() {
  case $1 in
${Object.entries(wordsOfCommand)
  .map(([command, words]) => `    ${command}) print -rl -- ${words.join(' ')} --start ;;`)
  .join('\n')}
    *) print -rl -- ${Object.keys(wordsOfCommand).join(' ')} --start ;;
  esac
}

_latchkey() {
  emulate -L zsh
  local -a given found
  local place output
  place=\${words[(i)--]}
  if (( place < CURRENT )) && (( \${words[1,place][(I)run]} )); then
    words=("\${(@)words[place + 1,-1]}")
    (( CURRENT -= place ))
    _normal
    return
  fi
  given=("\${(@Q)words[2,CURRENT - 1]}")
  output=$(command latchkey __complete "\${(@)given}" "\${(Q)PREFIX}" 2>/dev/null) || output=$(_latchkey_known "\${(@)given}")
  found=("\${(@f)output}")
  found=(\${found:#})
  (( $#found )) || return 1
  local -a open closed
  open=(\${(M)found:#*[/:=]})
  closed=(\${found:#*[/:=]})
  local result=1
  (( $#closed )) && compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a -- closed && result=0
  (( $#open )) && compadd -S '' -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a -- open && result=0
  # What is not the beginning of a name can only be replaced as a whole.
  (( result && $#found == 1 )) && compadd -U -a -- found && result=0
  return result
}

if [[ $funcstack[1] == _latchkey ]]; then
  _latchkey "$@"
else
  compdef _latchkey latchkey
fi
`;
