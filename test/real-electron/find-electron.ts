import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { outputOf } from '../harness/run-program.ts';
import { prepareElectron33 } from './electron-33/prepare-electron-33.ts';

export interface FoundElectron {
  readonly executable: string;
  /** Whether members that it lacks are added to it. */
  readonly kind: 'own' | 'older';
}
type Environment = Readonly<Record<string, string | undefined>>;

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/**
 * Electron's binary: the one that `ELECTRON_BINARY` names, else the one that the `electron` package has fetched, else, on
 * Linux for x64, an older one that the registry carries.
 *
 * @throws Error saying why there is none here, as a sentence.
 */
export async function findElectron(environment: Environment, system: NodeJS.Platform): Promise<FoundElectron> {
  const given = environment['ELECTRON_BINARY'] ?? '';
  if (given !== '') {
    if (!existsSync(given)) throw new Error(`ELECTRON_BINARY names ${given}, which is not there.`);
    return { executable: given, kind: 'own' };
  }
  const executable = installed();
  if (executable !== null) return { executable, kind: 'own' };
  if (system !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      "Electron's binary is not on this machine: run `npx install-electron`, or name it in ELECTRON_BINARY.",
    );
  }
  return { executable: await prepareElectron33(), kind: 'older' };
}

/** The version of Electron, as its binary says when it runs as Node. */
export async function versionOf(executable: string): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return (await outputOf(executable, ['-p', 'process.versions.electron'], { env })).trim();
}

/** The package writes `path.txt` once the binary is unpacked. */
function installed(): string | null {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}
