/** Runs the scenarios on real Electron, or says in one sentence why not. See README.md. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findElectron } from './find-electron.ts';
import { electronVariable } from './support/electron-process.ts';

const notRun = 3;
const project = join(import.meta.dirname, '../..');

process.exitCode = await run();

async function run(): Promise<number> {
  const found = await findElectron(process.env, process.platform);
  if ('reason' in found) return sayNotRun(found.reason);
  if (!existsSync(join(project, 'out/main/main.js')))
    return sayNotRun('the app is not built; `npm run build` builds it');
  console.log(`Electron: ${found.executable}`);
  return runTests(found.executable);
}

function sayNotRun(reason: string): number {
  console.error(`Not run on real Electron, neither the assumptions of the stand-in nor the main job: ${reason}.`);
  return notRun;
}

async function runTests(executable: string): Promise<number> {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const child = spawn(process.execPath, [vitest, 'run', '--config', config], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, [electronVariable]: executable },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code === 0 ? 0 : 1);
    });
  });
}
