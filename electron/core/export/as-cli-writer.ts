import { isComment, type AwsLine } from './aws-lines.ts';

/**
 * The first line, counted from 0, that `aws configure set` takes for the header of a section (AWS CLI,
 * `customizations/configure/writer.py`, `_find_section_start`); -1: it would append a second section.
 */
export function headerAsCliWriter(lines: readonly AwsLine[], title: string): number {
  const [prefix = '', ...rest] = title.split(' ');
  const headers = [`[${title}]`, ...(rest.length > 0 ? [`[${prefix} "${rest.join(' ')}"]`] : [])];
  return lines.findIndex(({ text }) => !isComment(text) && headers.includes(/^\s*\[[^\]]+\]/u.exec(text)?.[0] ?? ''));
}
