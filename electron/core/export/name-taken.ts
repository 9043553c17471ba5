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
 * The first section of others that some tool could take for this profile or session, in either file; null: there is none.
 * Case tells nothing apart: tools keep files by these names, and file systems of Windows and macOS do not tell it.
 */
export function nameTaken(files: AwsFilePair, kind: NamedKind, name: string): Taken | null {
  const found = [files.config, files.credentials].map((file) => ({ file: file.name, line: lineOf(file, kind, name) }));
  const taken = found.find(({ line }) => line !== null);
  return taken === undefined || taken.line === null ? null : { file: taken.file, line: taken.line + 1 };
}

function lineOf(file: AwsFile, kind: NamedKind, name: string): number | null {
  const ours = new Set(file.own.map(({ header }) => header));
  const isSame = (found: { readonly kind: NamedKind; readonly name: string } | null): boolean =>
    found?.kind === kind && found.name.toLowerCase() === name.toLowerCase();
  const headers = [
    ...file.read.sections.flatMap(({ title, header }) => (isSame(nameAsBotocore(title, file.name)) ? [header] : [])),
    ...file.lines.flatMap(({ text }, line) => (looksLike(text, kind, name.toLowerCase()) ? [line] : [])),
  ].filter((line) => !ours.has(line));
  return headers.length === 0 ? null : Math.min(...headers);
}

/** A header in any spelling: JavaScript's, and also where no tool of today sees one, since older ones and people may. */
function looksLike(text: string, kind: NamedKind, name: string): boolean {
  if (!text.includes('[')) return false;
  const [, title] = /^\[(.*)$/su.exec(stripped(text).replace(/^\ufeff\s*/u, '')) ?? [];
  if (title === undefined || isComment(text)) return false;
  const names =
    kind === 'profile' ? [name, `profile ${name}`, `profile.${name}`] : [`${kind} ${name}`, `${kind}.${name}`];
  return [title.indexOf(']'), title.lastIndexOf(']')].some((end) =>
    names.includes(plain(end < 0 ? title : title.slice(0, end))),
  );
}

function plain(title: string): string {
  return title
    .replaceAll(/["'\\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
