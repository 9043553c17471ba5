import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Where each build says which packages went into it. Not in `out/`, all of which is shipped. */
export const bundledFolder = 'dist/bundled-packages';
/** Where each build says what is in which of its files: packages, and the product's own modules. Not shipped either. */
export const chunksFolder = 'dist/bundled-chunks';

/**
 * Writes down what the bundler has really taken in, as paths below the repository such as `node_modules/semver`: what is
 * merely installed, or was shaken off whole, is not shipped. And which of its files has it.
 *
 * @param bundle `main`, `preload` or `renderer`.
 */
export function bundledPackages(root: string, bundle: string): Plugin {
  return {
    name: 'bundled-packages',
    generateBundle(_options, chunks) {
      const modules = Object.values(chunks).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? [
              {
                file: chunk.fileName,
                ids: Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) =>
                  renderedLength > 0 ? [id] : [],
                ),
              },
            ]
          : [],
      );
      const packages = [...new Set(modules.flatMap(({ ids }) => ids.flatMap((id) => packageOf(id) ?? [])))].toSorted();
      write(join(root, bundledFolder), bundle, packages);
      const contents = modules.map(({ file, ids }) => [
        file,
        [...new Set(ids.map((id) => packageOf(id) ?? relative(root, id)))].toSorted(),
      ]);
      write(join(root, chunksFolder), bundle, Object.fromEntries(contents));
    },
  };
}

function write(folder: string, bundle: string, value: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${bundle}.json`), `${JSON.stringify(value, null, 2)}\n`);
}

/** The place of the package that a module belongs to, as the lock file names it; null: it is the product's own. */
export function packageOf(id: string): string | null {
  const path = id.replaceAll('\\', '/').replace(/^\0/u, '');
  const from = path.indexOf('/node_modules/') + 1;
  const last = path.lastIndexOf('/node_modules/') + '/node_modules/'.length;
  if (from === 0) return null;
  const [first = '', second = ''] = path.slice(last).split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return `${path.slice(from, last)}${name}`;
}
