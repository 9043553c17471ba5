/** A pattern of names, prepared once for thousands of them: `*` stands for any characters, `?` for one, and case tells nothing apart. */
export class NamesPattern {
  readonly #wanted: readonly string[];
  /** The longest part that has to be there as it stands: most names lack it, and that is seen at once. */
  readonly #longest: string;

  constructor(pattern: string) {
    const folded = pattern.toLowerCase();
    this.#wanted = Array.from(folded);
    this.#longest = folded
      .split(/[*?]/u)
      .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  }

  /** Whether a whole text, given in lower case, fits. */
  fits(folded: string): boolean {
    return folded.includes(this.#longest) && fitsAll(this.#wanted, Array.from(folded));
  }
}

/** Whether a whole text fits a pattern. */
export function fitsPattern(pattern: string, text: string): boolean {
  return new NamesPattern(pattern).fits(text.toLowerCase());
}

function fitsAll(wanted: readonly string[], given: readonly string[]): boolean {
  let position = 0;
  /** After the last `*`, and where in the text it was tried; one step on each time, so that no pattern takes long. */
  let again: { readonly wanted: number; given: number } | null = null;
  let at = 0;
  while (at < given.length) {
    if (wanted[position] === '*') {
      position += 1;
      again = { wanted: position, given: at };
    } else if (position < wanted.length && (wanted[position] === '?' || wanted[position] === given[at])) {
      position += 1;
      at += 1;
    } else if (again !== null) {
      again.given += 1;
      at = again.given;
      position = again.wanted;
    } else {
      return false;
    }
  }
  return wanted.slice(position).every((character) => character === '*');
}
