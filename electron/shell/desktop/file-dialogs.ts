import type { Dialog } from 'electron';
import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Result } from '../../contract/failure.ts';
import type { Ports } from '../../core/app/latchkey.ts';
import { failed, failure } from '../../core/failures/fail.ts';
import { whyUnwritten, type UnwrittenWhy } from '../../shared/programs/unwritten-file.ts';
import { errorCode } from './files/error-code.ts';
import { replaceFile, targetOf } from './files/replace-file.ts';

export interface FileDialogOptions extends Pick<Ports, 'clock' | 'identifiers' | 'log'> {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  /** What the dialogs offer. */
  readonly folder: string;
}

/** What is saved: the dialog's title, the file's name and its ending. */
export interface SavedKind {
  readonly title: string;
  readonly name: string;
  readonly extension: 'csv' | 'json';
}

/**
 * The dialogs of the system in which the person names a file. One is open at a time, for all windows together: on Linux it can
 * lie behind the window that asked for it, so a second request says that there is one.
 */
export interface FileDialogs {
  /** Asks where to, then saves the text there as a whole. False: the person thought better of it. */
  readonly save: (kind: SavedKind, made: () => string | Promise<string>) => Promise<Result<{ saved: boolean }>>;
  /** The path of a file with JSON; null: the person thought better of it. */
  readonly choose: (title: string) => Promise<Result<string | null>>;
}

export function createFileDialogs({ dialog, folder, clock, identifiers, log }: FileDialogOptions): FileDialogs {
  let isOpen = false;
  const alone = async <Answer>(show: () => Promise<Answer>): Promise<Result<Answer>> => {
    if (isOpen) return failed(failure('invalid-input', {}, null, 'failure.file-dialog-open'));
    isOpen = true;
    try {
      return { ok: true, value: await show() };
    } finally {
      isOpen = false;
    }
  };

  return {
    async save({ title, name, extension }, made) {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const defaultPath = join(folder, `latchkey-${name}-${day}.${extension}`);
      const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
      const answer = await alone(() => dialog.showSaveDialog({ title, defaultPath, filters }));
      if (!answer.ok) return answer;
      const { canceled, filePath } = answer.value;
      if (canceled || filePath === '') return { ok: true, value: { saved: false } };
      let bytes: Uint8Array;
      try {
        bytes = Buffer.from(await made());
      } catch (error) {
        log.error(`The ${name} could not be put together.`, error);
        return failed(failure('storage-failed'));
      }
      const why = written(filePath, bytes, identifiers.uuid(), (error) =>
        log.error(`The ${name} could not be saved.`, error),
      );
      if (why === null) return { ok: true, value: { saved: true } };
      return failed(failure('storage-failed', { file: basename(filePath), why }, null, 'failure.file-not-written'));
    },
    async choose(title) {
      const filters = [{ name: 'JSON', extensions: ['json'] }];
      const answer = await alone(() =>
        dialog.showOpenDialog({ title, defaultPath: folder, filters, properties: ['openFile'] }),
      );
      if (!answer.ok) return answer;
      const { canceled, filePaths } = answer.value;
      return { ok: true, value: canceled ? null : (filePaths[0] ?? null) };
    },
  };
}

/** Why it was not; null: it was. */
function written(
  path: string,
  bytes: Uint8Array,
  unique: string,
  onError: (error: unknown) => void,
): UnwrittenWhy | null {
  try {
    if (isLinkOfAnother(path)) return 'othersLink';
    const file = targetOf(path);
    const odd = oddity(file);
    if (odd === null) replaceFile({ file, bytes, isExpected: () => true, unique });
    return odd;
  } catch (error) {
    onError(error);
    return whyUnwritten(errorCode(error));
  }
}

/**
 * Whether a user with no right to our files has put a link there, in a folder for everybody such as `/tmp`. Linux follows no
 * such link by itself (proc(5), `protected_symlinks`), but here links are followed one by one.
 */
function isLinkOfAnother(path: string): boolean {
  const link = lstatSync(path, { throwIfNoEntry: false });
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (link?.isSymbolicLink() !== true || folder === undefined) return false;
  const isForAll = (folder.mode & constants.S_IWOTH) !== 0;
  return isForAll && link.uid !== process.geteuid?.() && link.uid !== folder.uid;
}

/**
 * What replacing a file does not ask. No folder is made: one that is gone was on a disk that is gone, or is a slip of the
 * pen. A pipe would be read first, and nobody writes to it; a renaming over a file asks nothing of the file itself.
 */
function oddity(file: string): UnwrittenWhy | null {
  if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true) return 'missing';
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (found.isDirectory()) return 'folder';
  if (!found.isFile()) return 'noFile';
  accessSync(file, constants.W_OK);
  return null;
}
