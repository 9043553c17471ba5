import { wordsOfCommand } from '../latchkey-words.ts';

/** For fish 3 and later. What follows `--` of `run` is completed as if it stood alone (fish, `complete -C`). */
export const fishCompletion = `# fish completion for latchkey
function __latchkey_known
    switch "$argv[1]"
${Object.entries(wordsOfCommand)
  .map(([command, words]) => `        case ${command}\n            printf '%s\\n' ${words.join(' ')} --start`)
  .join('\n')}
        case '*'
            printf '%s\\n' ${Object.keys(wordsOfCommand).join(' ')} --start
    end
end

function __latchkey_complete
    set -l given (commandline -opc)
    set -l current (commandline -ct)
    set -e given[1]
    if set -l place (contains -i -- -- $given); and contains -- run $given[1..$place]
        set -e given[1..$place]
        complete -C (string join ' ' -- (string escape -- $given) "$current")
        return
    end
    # fish leaves quotes and escapes in the word that is being written.
    set current (string replace -ra '[\\\\\\\\"\\']' '' -- $current)
    set -l found (latchkey __complete $given "$current" 2>/dev/null)
    or set found (__latchkey_known $given)
    test (count $found) -gt 0; and printf '%s\\n' $found
end

complete -c latchkey -f -a '(__latchkey_complete)'
`;
