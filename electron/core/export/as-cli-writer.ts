import { isComment, type AwsLine } from './aws-lines.ts';

/**
 * The first line, counted from 0, that `aws configure set` takes for the header of a section (AWS CLI,
 * `customizations/configure/writer.py`, `_find_section_start`); -1: it would append a second section.
 */
export function headerAsCliWriter(lines: readonly AwsLine[], title: string): number {
  return headersAsCliWriter(lines)(title);
}

/** The same for many titles of one file, which is gone through once. */
export function headersAsCliWriter(lines: readonly AwsLine[]): (title: string) => number {
  const first = new Map<string, number>();
  lines.forEach(({ text }, line) => {
    const header = isComment(text) ? undefined : /^\s*\[[^\]]+\]/u.exec(text)?.[0];
    if (header !== undefined && !first.has(header)) first.set(header, line);
  });
  return (title) => {
    const [prefix = '', ...rest] = title.split(' ');
    const headers = [`[${title}]`, ...(rest.length > 0 ? [`[${prefix} "${rest.join(' ')}"]`] : [])];
    const found = headers.flatMap((header) => first.get(header) ?? []);
    return found.length === 0 ? -1 : Math.min(...found);
  };
}
