import { nameAsBotocore, type NamedKind } from './as-botocore.ts';
import { isComment, stripped } from './aws-lines.ts';
import type { AwsFile } from './aws-file-editor.ts';
import type { AwsFileName } from './section.ts';

/** Both files, as they are edited. */
export interface AwsFilePair {
  readonly config: AwsFile;
  readonly credentials: AwsFile;
}

/** Where a name stands already. */
export interface Taken {
  readonly file: AwsFileName;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Finds the first section of others that some tool could take for a profile or session, in either file; null: there is none.
 * Case tells nothing apart: tools keep files by these names, and file systems of Windows and macOS do not tell it.
 */
export function takenNames(files: AwsFilePair): (kind: NamedKind, name: string) => Taken | null {
  const indexes = [files.config, files.credentials].map((file) => ({ file: file.name, lineOf: linesOfNames(file) }));
  return (kind, name) => {
    const found = indexes.map(({ file, lineOf }) => ({ file, line: lineOf(kind, name.toLowerCase()) }));
    const taken = found.find(({ line }) => line !== null);
    return taken === undefined || taken.line === null ? null : { file: taken.file, line: taken.line + 1 };
  };
}

/** The first line, counted from 0, of others that looks like the header of a name. */
function linesOfNames(file: AwsFile): (kind: NamedKind, name: string) => number | null {
  const ours = new Set(file.own.map(({ header }) => header));
  const first = new Map<string, number>();
  const note = (header: string, line: number): void => {
    if (!ours.has(line)) first.set(header, Math.min(line, first.get(header) ?? line));
  };
  for (const { title, header } of file.read.sections) {
    const named = nameAsBotocore(title, file.name);
    if (named !== null) note(`as botocore: ${named.kind} ${named.name.toLowerCase()}`, header);
  }
  file.lines.forEach(({ text }, line) => {
    titlesLike(text).forEach((title) => note(title, line));
  });
  return (kind, name) => {
    const spellings =
      kind === 'profile' ? [name, `profile ${name}`, `profile.${name}`] : [`${kind} ${name}`, `${kind}.${name}`];
    const found = [`as botocore: ${kind} ${name}`, ...spellings].flatMap((spelling) => first.get(spelling) ?? []);
    return found.length === 0 ? null : Math.min(...found);
  };
}

/** A header in any spelling: JavaScript's, and also where no tool of today sees one, since older ones and people may. */
function titlesLike(text: string): readonly string[] {
  if (!text.includes('[')) return [];
  const [, title] = /^\[(.*)$/su.exec(stripped(text).replace(/^\ufeff\s*/u, '')) ?? [];
  if (title === undefined || isComment(text)) return [];
  return [title.indexOf(']'), title.lastIndexOf(']')].map((end) => plain(end < 0 ? title : title.slice(0, end)));
}

function plain(title: string): string {
  return title
    .replaceAll(/["'\\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
