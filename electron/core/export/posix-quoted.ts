/** NUL ends a string in every shell; other controls are keys to a terminal that text is pasted into. */
const control = /\p{Cc}/u;

/** A word for POSIX shells, which take everything within single quotes literally but the quote itself; null: none is safe. */
export function posixQuoted(text: string): string | null {
  return control.test(text) ? null : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
