/** Runs the scenarios on real Electron on a real desktop, or says why not. See README.md. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareMachine } from './desktop/prepare-machine.ts';
import { startDesktop } from './desktop/desktop.ts';
import { allSurfacesVariable } from './support/all-surfaces.ts';
import { project } from './support/readable-copy.ts';
import { withElectron } from './support/with-electron.ts';

const notRun = 3;
const words = process.argv.slice(2);

process.exitCode = words[0] === '--prepare' ? await prepareMachine() : await withElectron(runOnDesktop, notRun);

/** What needs any desktop at all runs on this one; each scenario has one of its own besides. */
async function runOnDesktop(): Promise<number> {
  if (process.platform !== 'linux') return runTests(process.env);
  const desktop = await startDesktop();
  try {
    return await runTests({
      ...process.env,
      ...desktop.environment,
      PATH: process.env['PATH'],
      TMPDIR: process.env['TMPDIR'],
    });
  } finally {
    await desktop.close();
  }
}

async function runTests(environment: NodeJS.ProcessEnv): Promise<number> {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...words], {
    cwd: project,
    stdio: 'inherit',
    env: { ...environment, ...(words.includes('surfaces') ? { [allSurfacesVariable]: '1' } : {}) },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code === 0 ? 0 : 1);
    });
  });
}
