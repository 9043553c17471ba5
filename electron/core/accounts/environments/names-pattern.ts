/** Whether a whole text fits a pattern: `*` stands for any characters, `?` for one, and case tells nothing apart. */
export function fitsPattern(pattern: string, text: string): boolean {
  const wanted = Array.from(pattern.toLowerCase());
  const given = Array.from(text.toLowerCase());
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
