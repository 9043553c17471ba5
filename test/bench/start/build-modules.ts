import { cp, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'vite';
import main from '../../../electron/main.vite.config.ts';
import { packageOf } from '../../../build/supply-chain/bundled-packages.ts';
import { withMarks } from './evaluation-marks.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * Builds main with each of its modules a file of its own and each package one, marked, otherwise as it is shipped; answers the entry. `npm run build`
 * has to have made the rest of `out`.
 */
export async function buildModules(folder: string): Promise<string> {
  for (const part of ['preload', 'renderer', 'tray', 'icon.png']) {
    await cp(join(root, 'out', part), join(folder, part), { recursive: true });
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await build({
    ...main,
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'marks', renderChunk: (code, { fileName }) => withMarks(fileName, code) }],
    build: {
      ...main.build,
      outDir: join(folder, 'main'),
      rolldownOptions: {
        ...main.build?.rolldownOptions,
        output: {
          format: 'es',
          entryFileNames: 'main.js',
          chunkFileNames: '[name].js',
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: pieceOf, minSize: 0 }] },
        },
      },
    },
  });
  return join(folder, 'main/main.js');
}

/** The file that a module goes into. Of packages one each: modules of CommonJS that want each other cannot be parted. */
function pieceOf(id: string): string | null {
  if (id.startsWith('\0')) return null;
  return packageOf(id) ?? relative(root, id).replace(/\.ts$/u, '');
}
