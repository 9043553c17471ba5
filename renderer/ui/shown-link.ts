const tailLength = 9;

/** An address as it is shown: without its scheme, which is always https. */
export function bareAddress(address: string): string {
  return address.replace(/^https:\/\//iu, '');
}

/** A link as it is shown: no scheme, cut so that host and last characters (the code) stay when it is shortened. */
export function shownLink(link: string): { head: string; tail: string } {
  const bare = bareAddress(link);
  if (bare.length <= tailLength * 2) return { head: bare, tail: '' };
  return { head: bare.slice(0, -tailLength), tail: bare.slice(-tailLength) };
}

/** A code so that a screen reader says its letters: "W D Q K, R T N B". */
export function spelledCode(code: string): string {
  return code
    .split('-')
    .map((group) => Array.from(group).join(' '))
    .join(', ');
}
