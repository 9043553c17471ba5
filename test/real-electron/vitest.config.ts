import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

/** One app at a time: they share the clipboard, the tray and the keychain of the machine. */
export default defineConfig({
  root: join(here, '../..'),
  resolve: {
    // The probes of the stand-in's own tests, started on real Electron.
    alias: [
      {
        find: /^\.\.\/electron-stand-in\/host\/app-process\.ts$/u,
        replacement: join(here, 'support/electron-process.ts'),
      },
    ],
  },
  test: {
    include: ['test/real-electron/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
