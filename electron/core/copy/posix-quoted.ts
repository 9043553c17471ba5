/** NUL ends a string in every shell's variables; other controls are keys to a terminal that text is pasted into. */
export function hasControl(value: string): boolean {
  return /\p{Cc}/u.test(value);
}

/**
 * A word for POSIX shells, which take everything within single quotes literally but the quote itself. (zsh at its prompt
 * would take `!` in no quotes, but not in single ones.)
 *
 * @returns null for a value with a control character: none is safe.
 */
export function posixQuoted(value: string): string | null {
  return hasControl(value) ? null : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
