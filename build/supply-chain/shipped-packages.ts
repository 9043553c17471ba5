import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFolder } from './bundled-packages.ts';

/** A package as the lock file has it. */
export interface LockedPackage {
  /** Where it is installed: `node_modules/semver`, or below the package that wants a version of its own. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; null: it states none. */
  readonly licence: string | null;
  /** `sha512-` and the digest of its archive in base64; null: it has none. */
  readonly integrity: string | null;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
}

/** All that is locked, in the order of the lock file. */
export function lockedPackages(root: string): LockedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, integrity }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: version ?? '',
      licence: license ?? null,
      integrity: integrity ?? null,
    }));
}

/**
 * What a person gets: the packages in the bundles of the last build, and Electron.
 *
 * @throws Error where nothing is built, or what was bundled is not locked.
 */
export function shippedPackages(root: string): LockedPackage[] {
  const built = listOf(join(root, bundledFolder));
  const missing = ['main.json', 'preload.json', 'renderer.json'].filter((name) => !built.includes(name));
  if (missing.length > 0) throw new Error('Nothing is built. Run `npm run build` first.');
  const locked = new Map(lockedPackages(root).map((one) => [one.path, one]));
  const paths = new Set([...bundledPaths(root), 'node_modules/electron']);
  return [...paths].toSorted().map((path) => {
    const one = locked.get(path);
    if (one === undefined) throw new Error(`${path} was bundled and is not in package-lock.json. Run \`npm ci\`.`);
    return one;
  });
}

/** The places of the packages in those bundles that are built. */
export function bundledPaths(root: string): string[] {
  const folder = join(root, bundledFolder);
  return listOf(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as string[]);
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
