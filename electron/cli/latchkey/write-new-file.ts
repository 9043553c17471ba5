import { open, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { whyUnwritten } from '../../shared/programs/unwritten-file.ts';
import { text } from '../../shared/text/text.ts';
import { exitCodes, failedWith, type CliEnd } from '../cli-end.ts';

/**
 * Writes what would be printed to a file that is not there yet, for this user alone. Never rejects.
 *
 * @param path as it was typed, from `folder`.
 * @param code what the command ends with where it is written.
 */
export async function writeNewFile(
  { path, folder }: { readonly path: string; readonly folder: string },
  chunks: readonly Buffer[],
  code: number,
): Promise<CliEnd> {
  const file = resolve(folder, path);
  try {
    const opened = await open(file, 'wx', 0o600);
    try {
      await opened.writeFile(Buffer.concat(chunks));
    } catch (error) {
      // A part of it helps nobody, and would stand in the way of the next try.
      await rm(file, { force: true });
      throw error;
    } finally {
      await opened.close();
    }
    return { code, stdout: '', stderr: '' };
  } catch (error) {
    const why = (await isFolder(file)) ? 'folder' : whyUnwritten(errorCodeOf(error));
    return failedWith(exitCodes.other, text('failure.file-not-written', { file: path, why }));
  }
}

/** What is there already is told alike of files and folders (open(2), O_EXCL). */
async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
