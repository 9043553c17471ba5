import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { licences } from '../build/licences.ts';
import { bundledPackages } from '../build/supply-chain/bundled-packages.ts';

const here = import.meta.dirname;

/**
 * The two pages are served by the app's own scheme under a policy that allows neither inline scripts nor inline styles
 * nor data: scripts, hence files only, relative addresses and no preload helper.
 */
export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  plugins: [
    svelte({ configFile: `${here}/svelte.config.js` }),
    licences(`${here}/..`),
    bundledPackages(`${here}/..`, 'renderer'),
  ],
  build: {
    rolldownOptions: { input: [`${here}/index.html`, `${here}/settings.html`] },
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome152',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
