import { defineConfig } from 'vitest/config';

/** One project a room, so that each can be run alone: `vitest run --config test/vitest.config.ts --project core`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Left to itself Vitest keeps one of two cores free.
    maxWorkers: 2,
    projects: [
      inOneProcess(project('architecture')),
      inOneProcess(project('shared', 'unit/shared')),
      inOneProcess(project('contract', 'unit/contract')),
      inOneProcess(project('core', 'unit/core')),
      inOneProcess(project('aws', 'unit/aws')),
      inOneProcess(project('shell', 'unit/shell')),
      inOneProcess(project('cli', 'unit/cli')),
      inOneProcess(project('window')),
      project('simulator', 'identity-center-tests'),
      project('stand-in', 'electron-stand-in-tests'),
      project('faults'),
      project('readers'),
      project('aws-files'),
      project('soak'),
      project('demo'),
      project('canary'),
      project('mutants'),
      inOneProcess(project('security')),
      inOneProcess(project('e2e')),
      project('packaging'),
      inOneProcess(project('docs')),
      project('icons'),
    ],
  },
});

/** The test files of one room. Real processes and browsers start in some of them, hence forks and wide time limits. */
function project(name: string, folder: string = name) {
  return {
    root: new URL('..', import.meta.url).pathname,
    test: {
      name,
      include: [`test/${folder}/**/*.test.ts`],
      pool: 'forks' as const,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // Left to itself `expect.poll` gives up after a second, which a busy machine takes for anything.
      expect: { poll: { timeout: 60_000 } },
    },
  };
}

/**
 * The files of a project that leave nothing behind in their process: a worker keeps its modules for all of them. To
 * load the product and AWS's clients anew for each file was more than half of the work of these tests, and those with a
 * browser started one for each file.
 */
function inOneProcess(files: ReturnType<typeof project>) {
  return { ...files, test: { ...files.test, isolate: false } };
}
