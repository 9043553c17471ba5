import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project } from './support/project.ts';

/** The exit code and what was printed, in a place where the binary is told to be in an empty folder. */
function runWithoutBinary(): Promise<{ code: number | string | undefined; printed: string }> {
  const main = join(project, 'test/real-electron/main.ts');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(import.meta.dirname, 'nothing') };
  return new Promise((resolve) => {
    execFile(process.execPath, [main], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? undefined), printed: stdout + stderr });
    });
  });
}

it('`npm run test:electron` says in one sentence that it did not run, and is not taken for a success', async () => {
  expect(await runWithoutBinary()).toEqual({
    code: 3,
    printed: expect.stringMatching(/^Not run on real Electron, .+: .+\.\n$/u) as string,
  });
});
