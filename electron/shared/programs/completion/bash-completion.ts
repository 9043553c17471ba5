import { wordsOfCommand } from '../latchkey-words.ts';

/**
 * For bash 3.2 and later, with or without the package bash-completion. `COMP_WORDS` is cut at `:`, `=` and `@`, which roles
 * have: the words are put together again, and of a candidate only what follows the last of these is given back, `@` with it (bash(1),
 * `COMP_WORDBREAKS`; bashline.c, `rl_special_prefixes`).
 */
export const bashCompletion = `# bash completion for latchkey
_latchkey_known() {
  case $1 in
${Object.entries(wordsOfCommand)
  .map(([command, words]) => `    ${command}) printf '%s\\n' ${words.join(' ')} --start ;;`)
  .join('\n')}
    *) printf '%s\\n' ${Object.keys(wordsOfCommand).join(' ')} --start ;;
  esac
}

_latchkey_run() {
  local place=$1
  if declare -F _command_offset >/dev/null; then
    _command_offset "$place"
    return
  fi
  local current=\${COMP_WORDS[COMP_CWORD]} candidate
  compopt -o filenames 2>/dev/null
  if ((COMP_CWORD == place)); then
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -c -- "$current")
  else
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "$current")
  fi
}

_latchkey() {
  local line=\${COMP_LINE:0:COMP_POINT} index word trimmed breaks='' character
  local words=() found=() fitting=()
  COMPREPLY=()
  for ((index = 0; index <= COMP_CWORD; index++)); do
    trimmed=\${line#"\${line%%[![:blank:]]*}"}
    word=\${COMP_WORDS[index]}
    ((index == COMP_CWORD)) && word=$trimmed
    if ((index == 0)) || [[ $trimmed != "$line" ]]; then
      words+=("$word")
    else
      words[\${#words[@]} - 1]+=$word
    fi
    line=\${trimmed#"$word"}
    if [[ $word == -- && \${#words[@]} -gt 2 && $index -lt $COMP_CWORD && " \${words[*]} " == *' run '* ]]; then
      _latchkey_run "$((index + 1))"
      return
    fi
  done
  for ((index = 0; index < \${#words[@]}; index++)); do
    words[index]=\${words[index]//[\\\\\\"\\']/}
  done
  local current=\${words[\${#words[@]} - 1]}
  while IFS= read -r word; do
    [[ -n $word ]] && found+=("$word")
  done < <(latchkey __complete "\${words[@]:1}" 2>/dev/null || _latchkey_known "\${words[@]:1:\${#words[@]}-2}")
  for word in "\${found[@]}"; do
    [[ $word == "$current"* ]] && fitting+=("$word")
  done
  # What is not the beginning of a name can only be replaced as a whole.
  if ((\${#fitting[@]} == 0 && \${#found[@]} == 1)); then
    fitting=("\${found[@]}")
  fi
  for character in : = @; do
    [[ $COMP_WORDBREAKS == *"$character"* ]] && breaks+=$character
  done
  local kept=''
  if [[ -n $breaks && $current == *["$breaks"]* ]]; then
    kept=\${current%"\${current##*["$breaks"]}"}
    # At this one bash cuts before it.
    kept=\${kept%@}
  fi
  for word in "\${fitting[@]}"; do
    [[ $word == "$kept"* ]] || continue
    word=\${word#"$kept"}
    [[ $word == *[![:alnum:]_/:@+,.=%-]* ]] && printf -v word '%q' "$word"
    COMPREPLY+=("$word")
  done
  if ((\${#COMPREPLY[@]} == 1)) && [[ \${COMPREPLY[0]} == *[/:=] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

complete -F _latchkey latchkey
`;
