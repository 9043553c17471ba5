/** Stands for the address in an argument; without it the address is the last argument. */
export const addressMark = '{url}';

/** The words of a command line: the program, then its arguments. */
export type CommandWords = readonly [program: string, ...rest: string[]];

/** Control characters and marks that change the direction of text could hide what a confirmation shows. */
const hidden = /\p{C}/u;

/** A word is a run of unquoted and quoted pieces. A backslash is itself, as in paths on Windows. */
const word = /(?:[^\s"']|"[^"]*"|'[^']*')+/uy;

/** A name that is looked up on PATH, or a whole path: what is relative would depend on where Latchkey was started. */
const program = /^(?:[^/\\~\s][^/\\~]*|\/.+|[a-z]:[/\\].+|\\\\.+)$/iu;

/**
 * Cuts a command line into words by blanks, with single or double quotes around what holds some. No shell is asked: no
 * variable, pattern or escape means anything. Null: a quote is left open, the program is no name and no whole path, or
 * there are characters that cannot be seen.
 */
export function commandWords(line: string): CommandWords | null {
  const words: string[] = [];
  const text = line.trim();
  for (let at = 0; at < text.length;) {
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (found === undefined) {
      return null;
    }
    words.push(found.replaceAll(/"([^"]*)"|'([^']*)'/gu, '$1$2'));
    at += found.length;
    at += /^\s*/u.exec(text.slice(at))?.[0].length ?? 0;
  }
  const [first, ...rest] = words;
  return first === undefined || !program.test(first) || hidden.test(text) ? null : [first, ...rest];
}

/** The arguments with an address, or what else the mark stands for, among them; the program is never made from one. */
export function argumentsWith([, ...rest]: CommandWords, address: string, mark = addressMark): string[] {
  return rest.some((argument) => argument.includes(mark))
    ? rest.map((argument) => argument.replaceAll(mark, () => address))
    : [...rest, address];
}
