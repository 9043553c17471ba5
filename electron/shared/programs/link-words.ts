/** The scheme of our deep links (docs/deep-links.md), as the system is told of it. */
export const linkScheme = 'latchkey';

/**
 * Whether a word of a command line is a link: a system hands it over as one word of its own. Letters' case makes no difference to
 * a scheme (RFC 3986, 3.1), so that none does to what may stand behind it.
 */
export function isLink(word: string): boolean {
  return word.slice(0, linkScheme.length + 1).toLowerCase() === `${linkScheme}:`;
}

/**
 * The link that the app was started with; null: none. The command line reads what stands behind its own switch, and nothing
 * there is a link.
 *
 * @param words of the whole command line, with the program.
 */
export function linkOf(words: readonly string[]): string | null {
  const first = words.find((word) => isLink(word) || word === '--cli');
  return first !== undefined && isLink(first) ? first : null;
}
