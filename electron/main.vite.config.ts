import { cp, mkdir, writeFile } from 'node:fs/promises';
import { defineConfig, type Plugin } from 'vite';
import { bundledPackages } from '../build/supply-chain/bundled-packages.ts';
import { launcherScript } from './shell/desktop/programs/launcher-script.ts';
import { packagedExecutable, windowsLauncher } from './shell/desktop/programs/windows-launcher.ts';

const root = new URL('..', import.meta.url).pathname;

/**
 * The pictures that Electron reads at run time. The tray's keep their names: `@2x` and `Template` mean something to
 * macOS. Of the application's icon only the one size that Linux is given comes along.
 */
function pictures(): Plugin {
  return {
    name: 'pictures',
    closeBundle: async () => {
      await cp(`${root}build/tray`, `${root}out/tray`, { recursive: true });
      await cp(`${root}build/icons/64x64.png`, `${root}out/icon.png`);
    },
  };
}

/** The `latchkey` command of packages, which looks for socket and program by itself; one for each system. */
function launchers(): Plugin {
  return {
    name: 'launchers',
    closeBundle: async () => {
      await mkdir(`${root}out/launchers`, { recursive: true });
      await writeFile(`${root}out/launchers/latchkey`, launcherScript({ socket: null, executable: null }), {
        mode: 0o755,
      });
      await writeFile(`${root}out/launchers/latchkey.cmd`, windowsLauncher(packagedExecutable));
    },
  };
}

/** Main as ES modules, with all it needs inside, so that no `node_modules` is shipped; the AWS clients are a chunk. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [pictures(), launchers(), bundledPackages(root, 'main')],
  // The ES sources of the AWS clients can be shaken down to the operations that are used; the CommonJS ones cannot.
  resolve: {
    mainFields: ['module', 'main'],
    conditions: ['node', 'module', 'import', 'default'],
    alias: [
      {
        find: /^ajv(\/dist\/2020\.js|-formats)$/u,
        replacement: `${root}electron/shell/desktop/files/no-schema-validator.ts`,
      },
    ],
  },
  // write-file-atomic names its temporary files after itself; an ES module has no `__filename`.
  define: { __filename: 'import.meta.filename' },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'electron/main.ts',
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: true,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
