import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** One change to one file of the build. */
export interface Edit {
  /** Relative to `out/`. */
  readonly file: string;
  /** Names of the minified code are left open; it has to be found exactly once. */
  readonly find: RegExp;
  readonly put: string;
}

/**
 * A copy of the build with these changes.
 *
 * @returns the path of its main file.
 * @throws Error when something to change is not there exactly once: then the code has changed, and the edit has to follow.
 */
export async function patchedBuild(name: string, edits: readonly Edit[]): Promise<string> {
  const folder = join(root, '.cache/mutants', name.replaceAll(/[^a-z0-9]+/gu, '-'));
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'out'), folder, { recursive: true });
  for (const { file, find, put } of edits) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const found = [...text.matchAll(new RegExp(find, `${find.flags}g`))].length;
    if (found !== 1)
      throw new Error(`The mutant "${name}" looks for ${String(find)} in ${file} and found it ${found} times.`);
    await writeFile(path, text.replace(find, put));
  }
  return join(folder, 'main/main.js');
}
