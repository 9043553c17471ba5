import { defineConfig } from 'vite';
import { bundledPackages } from '../build/supply-chain/bundled-packages.ts';

const root = new URL('..', import.meta.url).pathname;

/** A sandboxed preload must be one CommonJS file that requires only `electron` (Electron, docs/tutorial/sandbox.md). */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [bundledPackages(root, 'preload')],
  build: {
    target: 'chrome152',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
