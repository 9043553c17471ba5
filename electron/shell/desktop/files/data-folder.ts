import { appendFile, chmod, copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Files } from '../../../core/ports/files.ts';
import { backupName } from './backup-name.ts';
import { isMissing } from './missing-file.ts';

/** Owner only; without effect on Windows, where the profile folder's own rights count. */
const fileMode = 0o600;
const folderMode = 0o700;

/** Latchkey's own folder as core sees it. A path that leads out of it rejects with a RangeError. */
export function createDataFolder(root: string, clock: Clock): Files {
  const at = (path: string): string => contained(root, path);
  return {
    location: at,
    async read(path) {
      try {
        return await readFile(at(path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async write(path, text) {
      const file = at(path);
      await mkdir(dirname(file), { recursive: true, mode: folderMode });
      // Written beside the file, flushed to disk, then renamed over it.
      await writeFileAtomic(file, text, { mode: fileMode });
    },
    async append(path, text) {
      const file = at(path);
      await mkdir(dirname(file), { recursive: true, mode: folderMode });
      await appendFile(file, text, { mode: fileMode });
    },
    async remove(path) {
      await rm(at(path), { force: true });
    },
    async setAside(path, reason) {
      const aside = backupName(path, reason, clock.now());
      await rename(at(path), at(aside));
      return aside;
    },
    async keepCopy(path) {
      const copy = backupName(path, 'before-import', clock.now());
      try {
        await copyFile(at(path), at(copy));
        await chmod(at(copy), fileMode);
        return copy;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

function contained(root: string, path: string): string {
  const file = resolve(root, path);
  const inside = relative(root, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) || isAbsolute(path)) {
    throw new RangeError(`${path} is not the name of a file below the data folder.`);
  }
  return file;
}
