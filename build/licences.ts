import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { bundledPaths } from './supply-chain/shipped-packages.ts';

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const virtualName = 'virtual:licences';

/** `virtual:licences`: what the bundles of main and of the window are made of, and Electron, each with its licence. */
export function licences(root: string): Plugin {
  return {
    name: 'licences',
    resolveId: (id) => (id === virtualName ? `\0${virtualName}` : null),
    load: (id) => (id === `\0${virtualName}` ? `export const licences = ${JSON.stringify(licencesOf(root))};` : null),
  };
}

/** The packages by name, each with its licence and the place of its text among the texts. */
export function licencesOf(root: string) {
  const folders = new Map<string, string>();
  for (const name of importedBy(root)) addWithDependencies(name, root, folders);
  addWithDependencies('electron', root, folders, false);
  // What a package takes in only where it happens to be installed; main is built before the window, which shows this.
  for (const path of bundledPaths(root)) folders.set(manifestOf(join(root, path)).name, join(root, path));
  const texts: string[] = [];
  const packages = [...folders]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, folder]) => {
      const { license = '' } = manifestOf(folder);
      const text = licenceText(folder) || (license === 'Apache-2.0' ? apacheText(folders) : '');
      if (!texts.includes(text)) texts.push(text);
      return { name, licence: license, text: texts.indexOf(text) };
    });
  return { packages, texts };
}

/** The packages that the sources name. Types alone are not shipped. */
function importedBy(root: string): Set<string> {
  const files = globSync('{electron,renderer}/**/*.{ts,svelte}', { cwd: root }).filter(
    (file) => !file.includes('vite.config'),
  );
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/(?:^\s*(?:import|export)\s(?!type\s)[^'";]*from |\bimport\()'([^'.][^']*)'/gmu)].map(
      ([, name = '']) => name,
    ),
  );
  const packages = named.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
  return new Set(packages.filter((name) => name !== 'electron' && !name.includes(':')));
}

function addWithDependencies(name: string, from: string, folders: Map<string, string>, deep = true): void {
  const folder = folderOf(name, from);
  if (folder === null || folders.has(name)) return;
  folders.set(name, folder);
  if (!deep) return;
  for (const dependency of Object.keys(manifestOf(folder).dependencies ?? {})) {
    addWithDependencies(dependency, folder, folders);
  }
}

/** As Node looks for it; null: it is not installed, so nothing of it is shipped. */
function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) return null;
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** It is the same in every package, and some of AWS's bring none. */
function apacheText(folders: ReadonlyMap<string, string>): string {
  const texts = [...folders.values()].map((folder) =>
    manifestOf(folder).license === 'Apache-2.0' ? licenceText(folder) : '',
  );
  return texts.find((text) => text !== '') ?? '';
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.(?:md|txt))?$/iu.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}
