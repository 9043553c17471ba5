import { defineConfig } from 'vite';

/** A sandboxed preload must be one CommonJS file that requires only `electron` (Electron, docs/tutorial/sandbox.md). */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  publicDir: false,
  build: {
    target: 'chrome152',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
