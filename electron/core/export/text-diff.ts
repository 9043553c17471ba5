import type { AwsLine } from './aws-lines.ts';

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
 * What has changed between two lists of lines. A line is kept where it is the same object in both, in the same order; so
 * an edit shows what it did, and not what could have led to the same text.
 */
export function diffOf(before: readonly AwsLine[], after: readonly AwsLine[]): readonly Hunk[] {
  return hunksOf(allLines(before, after));
}

function allLines(before: readonly AwsLine[], after: readonly AwsLine[]): DiffLine[] {
  const stays = new Set(after);
  const all: DiffLine[] = [];
  let old = 0;
  const removed = (): void => {
    for (let line = before[old]; line !== undefined && !stays.has(line); line = before[old]) {
      old += 1;
      all.push(shown('removed', line, old, null));
    }
  };
  after.forEach((line, place) => {
    removed();
    if (before[old] === line) {
      old += 1;
      all.push(shown('kept', line, old, place + 1));
    } else all.push(shown('added', line, null, place + 1));
  });
  removed();
  return all;
}

function shown(kind: DiffLine['kind'], line: AwsLine, before: number | null, after: number | null): DiffLine {
  return { kind, before, after, text: withoutSecrets(line.text), isUnended: line.end === '' };
}

/** Whatever names a secret in its key or behind a `#`; better too much than too little. */
function withoutSecrets(text: string): string {
  return text.replace(/((?:secret|token|password|passphrase)[^=:\s]*\s*[=:\s]\s*)\S.*$/isu, `$1${hidden}`);
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
