import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;
/** Elsewhere the desktop is the person's own: there only what needs no hands runs. */
const include =
  process.platform === 'linux' ? ['test/real-electron/**/*.test.ts'] : ['test/real-electron/anywhere/*.test.ts'];

/** Each scenario has a desktop of its own, so that two may run at the same time. */
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
    include,
    // The summary is printed last.
    reporters: ['default', join(here, 'summary-reporter.ts')],
    pool: 'forks',
    maxWorkers: process.platform === 'linux' ? 2 : 1,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
