import type { AwsFileProblem, AwsFiles, BackupWish } from '../ports/aws-files.ts';
import { Secret } from '../secret.ts';
import { openAwsFile, textOfFile, type AwsFile } from './aws-file-editor.ts';
import { linkedProfiles, type LinkedProfile } from './linked-profiles.ts';
import type { AwsFilePair } from './name-taken.ts';
import { planEdits, planRenewal, type Plan, type ProfileEdit, type Refusal } from './profile-plan.ts';
import type { AwsFileName, StaticKeys } from './section.ts';
import { diffOf, type Hunk } from './text-diff.ts';

/** What an edit does to one file. */
export interface FileChange {
  readonly file: AwsFileName;
  readonly path: string;
  /** Whether the file is made by it. */
  readonly isNew: boolean;
  readonly diff: readonly Hunk[];
}

/** What stands in the way of an edit. */
export type EditTrouble =
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** The file is not UTF-8 from this line on (counted from 1), and so AWS CLI and botocore refuse it. */
  | { readonly outcome: 'not-text'; readonly file: AwsFileName; readonly path: string; readonly line: number }
  | { readonly outcome: 'failed'; readonly file: AwsFileName; readonly path: string; readonly problem: AwsFileProblem };

/** What an edit would do, to be shown, and given to `applyEdit` when the person agrees. */
export interface EditPreview {
  readonly outcome: 'ready';
  /** Empty: everything is as it should be already. */
  readonly changes: readonly FileChange[];
  readonly edits: readonly ProfileEdit[];
  /** What the files were. */
  readonly stamps: Readonly<Record<AwsFileName, string>>;
}

export type AppliedEdit =
  | {
      readonly outcome: 'applied';
      /** What was done. */
      readonly changes: readonly FileChange[];
      /** Whether somebody had changed a file since the preview, so that the edit was made anew on the newest text. */
      readonly isRemade: boolean;
    }
  | (EditTrouble & {
      /** Files that were changed before the trouble, and could not be put back. */
      readonly left: readonly AwsFileName[];
    })
  /** Others write to the file so often that no moment between was found. Nothing was done. */
  | { readonly outcome: 'changing'; readonly file: AwsFileName; readonly path: string };

export type UndoneEdit =
  | { readonly outcome: 'undone' }
  /** The file is not as the last edit left it. */
  | { readonly outcome: 'changed' | 'none'; readonly file: AwsFileName; readonly path: string }
  | { readonly outcome: 'failed'; readonly file: AwsFileName; readonly path: string; readonly problem: AwsFileProblem };

/** Both files as they are now. */
export interface ReadPair {
  readonly outcome: 'read';
  readonly files: AwsFilePair;
  readonly stamps: Readonly<Record<AwsFileName, string>>;
  readonly isThere: Readonly<Record<AwsFileName, boolean>>;
}

/** How often an edit is made anew when somebody writes in between. */
const mostTries = 5;

/** The profiles of ours that are in the files now. */
export async function readLinked(
  files: AwsFiles,
): Promise<{ readonly outcome: 'read'; readonly profiles: readonly LinkedProfile[] } | EditTrouble> {
  const read = await readAwsFiles(files);
  return read.outcome === 'read' ? { outcome: 'read', profiles: linkedProfiles(read.files) } : read;
}

/** Reads both files and says what the edits would do; writes nothing. */
export async function previewEdit(files: AwsFiles, edits: readonly ProfileEdit[]): Promise<EditPreview | EditTrouble> {
  const read = await readAwsFiles(files);
  if (read.outcome !== 'read') return read;
  const plan = planEdits(read.files, edits);
  if (plan.outcome === 'refused') return plan;
  return { outcome: 'ready', edits, stamps: read.stamps, changes: changesOf(files, read, plan.files) };
}

/**
 * Makes the edits of a preview, on the newest text of the files. What takes something away from where tools look for it is
 * written last, so a program finds one of the two in between. Where the second file cannot be written, the first is put
 * back.
 */
export function applyEdit(files: AwsFiles, preview: EditPreview, backup: BackupWish = 'keep'): Promise<AppliedEdit> {
  return applyPlan(files, preview.stamps, (now) => planEdits(now, preview.edits), backup);
}

/**
 * Writes new keys into profiles of ours that hold keys, by profile; see `planRenewal`. However many, it is one edit. No backup
 * is made: only keys that end by themselves are lost.
 */
export function renewKeys(files: AwsFiles, keys: ReadonlyMap<string, StaticKeys>): Promise<AppliedEdit> {
  return applyPlan(files, null, (now) => planRenewal(now, keys), 'none');
}

/** @param seen the stamps of the texts that the person saw; null: nobody saw any. */
async function applyPlan(
  files: AwsFiles,
  seen: ReadPair['stamps'] | null,
  planOf: (now: AwsFilePair) => Plan,
  backup: BackupWish,
): Promise<AppliedEdit> {
  let isRemade = false;
  let last: AwsFileName = 'config';
  for (let tries = 0; tries < mostTries; tries += 1) {
    const read = await readAwsFiles(files);
    if (read.outcome !== 'read') return { ...read, left: [] };
    isRemade ||= seen !== null && names.some((name) => read.stamps[name] !== seen[name]);
    const plan = planOf(read.files);
    if (plan.outcome === 'refused') return { ...plan, left: [] };
    const changes = changesOf(files, read, plan.files);
    const done = await writeAll(files, read, plan.files, { changes, backup });
    if (done.outcome === 'replaced') {
      return { outcome: 'applied', changes: changes.filter(({ file }) => done.files.includes(file)), isRemade };
    }
    if (done.outcome === 'failed') return { ...done, path: files.path(done.file) };
    last = done.file;
    isRemade = true;
  }
  return { outcome: 'changing', file: last, path: files.path(last) };
}

/**
 * Puts back what the last edit changed in these files, where they are as it left them: all of them or none. A profile that
 * has moved from one file to the other would else be in neither.
 */
export async function undoEdit(files: AwsFiles, changed: readonly AwsFileName[]): Promise<UndoneEdit> {
  const done: RestoredFile[] = [];
  for (const file of changed) {
    const before = await files.read(file);
    if (before.outcome === 'failed') return undoFailed(files, done, { ...before, file, path: files.path(file) });
    const restored = await files.restore(file);
    if (restored.outcome !== 'replaced') {
      return undoFailed(files, done, { ...restored, file, path: files.path(file) });
    }
    if (before.outcome === 'read') done.push({ file, text: before.text, stamp: restored.stamp });
  }
  return { outcome: 'undone' };
}

/** A file as it was before it was put back, and its stamp now. */
interface RestoredFile {
  readonly file: AwsFileName;
  readonly text: Secret;
  readonly stamp: string;
}

/** What was put back already is as it was, and can be put back once more: its backup is kept anew. */
async function undoFailed(
  files: AwsFiles,
  done: readonly RestoredFile[],
  undone: Exclude<UndoneEdit, { outcome: 'undone' }>,
): Promise<UndoneEdit> {
  for (const { file, text, stamp } of done.toReversed()) await files.replace(file, stamp, text, 'keep');
  return undone;
}

const names = ['config', 'credentials'] as const;

/** Reads both files, or says which cannot be read. */
export async function readAwsFiles(files: AwsFiles): Promise<ReadPair | Exclude<EditTrouble, { outcome: 'refused' }>> {
  const [config, credentials] = await Promise.all([files.read('config'), files.read('credentials')]);
  if (config.outcome !== 'read') return { ...config, file: 'config', path: files.path('config') };
  if (credentials.outcome !== 'read') return { ...credentials, file: 'credentials', path: files.path('credentials') };
  return {
    outcome: 'read',
    files: {
      config: openAwsFile('config', config.text.reveal()),
      credentials: openAwsFile('credentials', credentials.text.reveal()),
    },
    stamps: { config: config.stamp, credentials: credentials.stamp },
    isThere: { config: config.isThere, credentials: credentials.isThere },
  };
}

/** Only files whose text differs; first the one that gains something. */
function changesOf(files: AwsFiles, read: ReadPair, after: AwsFilePair): FileChange[] {
  const changes = names
    .filter((file) => textOfFile(read.files[file]) !== textOfFile(after[file]))
    .map((file) => ({
      file,
      path: files.path(file),
      isNew: !read.isThere[file],
      diff: diffOf(read.files[file], after[file]),
    }));
  return changes.toSorted((one, other) => gain(after[other.file], read) - gain(after[one.file], read));
}

function gain(after: AwsFile, { files }: ReadPair): number {
  return after.own.length - files[after.name].own.length;
}

type Written =
  | { readonly outcome: 'replaced'; readonly files: readonly AwsFileName[] }
  | { readonly outcome: 'changed'; readonly file: AwsFileName }
  | {
      readonly outcome: 'failed';
      readonly file: AwsFileName;
      readonly problem: AwsFileProblem;
      readonly left: readonly AwsFileName[];
    };

async function writeAll(
  files: AwsFiles,
  read: ReadPair,
  after: AwsFilePair,
  { changes, backup }: { readonly changes: readonly FileChange[]; readonly backup: BackupWish },
): Promise<Written> {
  const done: AwsFileName[] = [];
  let written: Secret | null = null;
  for (const { file } of changes) {
    const text = new Secret(textOfFile(after[file]));
    const result = await files.replace(file, read.stamps[file], text, backup);
    if (result.outcome === 'replaced') {
      done.push(file);
      written = text;
      continue;
    }
    const isOne = result.outcome === 'changed' && written !== null && (await says(files, file, written));
    if (isOne && written?.reveal() === text.reveal()) continue;
    const left = await putBack(files, done);
    if (isOne) return { outcome: 'failed', file, problem: { why: 'same-file' }, left };
    if (result.outcome === 'failed') return { outcome: 'failed', file, problem: result.problem, left };
    return { outcome: 'changed', file };
  }
  return { outcome: 'replaced', files: done };
}

/** Whether a file has what was written to the other one just now: their variables, or a link, make them one. */
async function says(files: AwsFiles, file: AwsFileName, written: Secret): Promise<boolean> {
  const now = await files.read(file);
  return now.outcome === 'read' && now.text.reveal() === written.reveal();
}

/** Answers what could not be put back. */
async function putBack(files: AwsFiles, done: readonly AwsFileName[]): Promise<readonly AwsFileName[]> {
  const restored = await Promise.all(done.map(async (file) => ({ file, result: await files.restore(file) })));
  return restored.filter(({ result }) => result.outcome !== 'replaced').map(({ file }) => file);
}
