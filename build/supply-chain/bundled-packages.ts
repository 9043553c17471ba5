import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Where each build says which packages went into it. Not in `out/`, all of which is shipped. */
export const bundledFolder = 'dist/bundled-packages';

/**
 * Writes down what the bundler has really taken in, as paths below the repository such as `node_modules/semver`: what is
 * merely installed, or was shaken off whole, is not shipped.
 *
 * @param bundle `main`, `preload` or `renderer`.
 */
export function bundledPackages(root: string, bundle: string): Plugin {
  return {
    name: 'bundled-packages',
    generateBundle(_options, chunks) {
      const modules = Object.values(chunks).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
          : [],
      );
      const packages = [...new Set(modules.flatMap((id) => packageOf(id) ?? []))].toSorted();
      mkdirSync(join(root, bundledFolder), { recursive: true });
      writeFileSync(join(root, bundledFolder, `${bundle}.json`), `${JSON.stringify(packages, null, 2)}\n`);
    },
  };
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
