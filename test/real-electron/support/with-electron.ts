import { findElectron } from '../find-electron.ts';
import { electronVariable, kindVariable } from './electron-process.ts';
import { makeReadableCopy, readableVariable } from './readable-copy.ts';

/**
 * Does `work` with an Electron found and the built app where the desktop's user can read it, both named in the
 * environment of this process.
 *
 * @throws Error where there is no Electron, saying why.
 */
export async function withElectron<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const electron = await findElectron(process.env, process.platform);
  console.log(`Electron: ${electron.executable}`);
  const copy = await makeReadableCopy();
  Object.assign(process.env, {
    [electronVariable]: electron.executable,
    [kindVariable]: electron.kind,
    [readableVariable]: copy.folder,
  });
  try {
    return await work(copy.folder);
  } finally {
    await copy.remove();
  }
}
