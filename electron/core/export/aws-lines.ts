/** One line of a file, byte for byte. */
export interface AwsLine {
  readonly text: string;
  /** Empty only at the end of the file. */
  readonly end: '\n' | '\r\n' | '\r' | '';
}

/** Cut where botocore and AWS CLI cut, which read with Python's universal newlines: also at a lone carriage return. */
export function linesOf(text: string): readonly AwsLine[] {
  const lines: AwsLine[] = [];
  for (const [, line = '', end = ''] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/gu)) {
    if (line !== '' || end !== '') lines.push({ text: line, end: end as AwsLine['end'] });
  }
  return lines;
}

export function textOf(lines: readonly AwsLine[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

/** What Python takes for a blank in a text; JavaScript's `\s` is another set. */
const blank = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

/** As Python's `str.strip`. */
export function stripped(text: string): string {
  return withoutTrailing(text.slice(indentOf(text)));
}

/** As Python's `str.rstrip`. */
export function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && blank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** How many blanks a line begins with. */
export function indentOf(text: string): number {
  let indent = 0;
  while (indent < text.length && blank.test(text.charAt(indent))) indent += 1;
  return indent;
}

/** Whether a line is a comment to every tool. */
export function isComment(text: string): boolean {
  return /^[#;]/u.test(stripped(text));
}
