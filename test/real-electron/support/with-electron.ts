import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { desktopIsMissing } from '../desktop/prepare-machine.ts';
import { findElectron, type FoundElectron } from '../find-electron.ts';
import { electronVariable, kindVariable } from './electron-process.ts';
import { makeReadableCopy, project, readableVariable } from './readable-copy.ts';

/**
 * Does `work` with an Electron found and the built app where the desktop's user can read it, both named in the
 * environment of this process. Where the app is not built, or the machine lacks a part of the desktop or an Electron, says
 * so in a sentence.
 *
 * @param otherwise what is answered then.
 */
export async function withElectron<Result, Otherwise>(
  work: (folder: string) => Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  const electron = await foundOrMissing();
  if (typeof electron === 'string') {
    console.error(`Nothing ran on real Electron. ${electron}`);
    return otherwise;
  }
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

/** The Electron; or, as a sentence, what is missing. */
async function foundOrMissing(): Promise<FoundElectron | string> {
  if (!existsSync(join(project, 'out/main/main.js'))) return 'The app is not built; `npm run build` builds it.';
  const missing = process.platform === 'linux' ? await desktopIsMissing() : null;
  if (missing !== null) return missing;
  return findElectron(process.env, process.platform).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
}
