import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../harness/run-program.ts';
import { project } from './support/project.ts';

const nowhere = join(import.meta.dirname, 'nothing');

/** The exit code and what `npm run test:electron` printed. */
async function runWith(variables: Readonly<Record<string, string>>): Promise<{ code: unknown; printed: string }> {
  const main = join(project, 'test/real-electron/main.ts');
  const { status, stdout, stderr } = await runProgram(process.execPath, [main], {
    env: { ...process.env, ...variables },
  });
  return { code: status, printed: stdout + stderr };
}

// Which of the two is said first depends on the machine: on one without the desktop the binary is not looked for.
it('says what is missing where there is no Electron, and is not taken for a success', async () => {
  expect(await runWith({ ELECTRON_BINARY: nowhere })).toEqual({
    code: 3,
    printed: expect.stringMatching(
      /^Nothing ran on real Electron\. (?:ELECTRON_BINARY names|Of Debian|Root has)/u,
    ) as string,
  });
});

it.runIf(process.platform === 'linux')('names the packages of Debian that are missing', async () => {
  expect(await runWith({ PATH: nowhere })).toEqual({
    code: 3,
    printed: expect.stringMatching(
      /^Nothing ran on real Electron\. Of Debian's packages these are missing: xvfb /u,
    ) as string,
  });
});
