import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  try {
    await writeFile(resolve(folder, path), Buffer.concat(chunks), { flag: 'wx', mode: 0o600 });
    return { code, stdout: '', stderr: '' };
  } catch {
    return failedWith(exitCodes.other, text('launcher.file-not-written', { path }));
  }
}
