import type { AwsFile } from './aws-file-editor.ts';
import { indentOf } from './aws-lines.ts';

/** A line of a change, as `diff -u` shows it. */
export interface DiffLine {
  readonly kind: 'kept' | 'removed' | 'added';
  /** Its number in the old text, counted from 1; null: it is not there. */
  readonly before: number | null;
  /** Its number in the new text. */
  readonly after: number | null;
  /** Without its end; the values of secret settings are hidden. */
  readonly text: string;
  /** Whether the file ends here without an end of the line. */
  readonly isUnended: boolean;
}

/** A change with three lines around it. */
export type Hunk = readonly DiffLine[];

const context = 3;
const hidden = '••••••••';

/**
 * What has changed between two states of a file. A line is kept where it is the same object in both, in the same order; so
 * an edit shows what it did, and not what could have led to the same text.
 */
export function diffOf(before: AwsFile, after: AwsFile): readonly Hunk[] {
  return hunksOf(allLines(before, after));
}

function allLines(before: AwsFile, after: AwsFile): DiffLine[] {
  const stays = new Set(after.lines);
  const all: DiffLine[] = [];
  let old = 0;
  const removed = (): void => {
    for (let line = before.lines[old]; line !== undefined && !stays.has(line); line = before.lines[old]) {
      old += 1;
      all.push({ kind: 'removed', before: old, after: null, ...shown(before, old - 1) });
    }
  };
  after.lines.forEach((line, at) => {
    removed();
    const isKept = before.lines[old] === line;
    if (isKept) old += 1;
    all.push({ kind: isKept ? 'kept' : 'added', before: isKept ? old : null, after: at + 1, ...shown(after, at) });
  });
  removed();
  return all;
}

function shown({ lines, read }: AwsFile, at: number): Pick<DiffLine, 'text' | 'isUnended'> {
  const { text, end } = lines[at] ?? { text: '', end: '\n' };
  const { role, key } = read.lines[at] ?? {};
  const goesOnSecret = role === 'more' && secretKey.test(key ?? '');
  return { text: goesOnSecret ? text.slice(0, indentOf(text)) + hidden : withoutSecrets(text), isUnended: end === '' };
}

const secretKey = /secret|token|password|passphrase/iu;

/** Whatever names a secret in its key or behind a `#`; better too much than too little. */
function withoutSecrets(text: string): string {
  const named = text.search(secretKey);
  if (named < 0) return text;
  const gap = text.slice(named).search(/[=:\s]/u);
  if (gap < 0) return text;
  const after = text.slice(named + gap);
  const value = after.slice(/^\s*[=:]?\s*/u.exec(after)?.[0].length ?? 0);
  return value === '' ? text : text.slice(0, text.length - value.length) + hidden;
}

function hunksOf(lines: readonly DiffLine[]): Hunk[] {
  const isNear = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'kept'),
  );
  const hunks: DiffLine[][] = [];
  lines.forEach((line, at) => {
    if (isNear[at] !== true) return;
    if (at === 0 || isNear[at - 1] !== true) hunks.push([]);
    hunks.at(-1)?.push(line);
  });
  return hunks;
}
