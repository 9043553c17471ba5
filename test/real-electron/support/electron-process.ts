/** Stands in the place of the stand-in's `host/app-process.ts`: the same start, on Electron's own binary. */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { watchProgram } from '../../harness/run-program.ts';
import type { AppProcess, AppStart } from '../../electron-stand-in/host/app-process.ts';
import { ordinaryUser } from '../desktop/ordinary-user.ts';
import { readableFolder } from './readable-copy.ts';

/** Names the binary to the tests. */
export const electronVariable = 'LATCHKEY_TEST_ELECTRON';
/** Names its kind: `own`, or `older` where members that it lacks are added. */
export const kindVariable = 'LATCHKEY_TEST_ELECTRON_KIND';

/** @throws Error when the tests were not started by main.ts. */
export function electronExecutable(): string {
  const executable = process.env[electronVariable];
  if (executable === undefined) throw new Error('Start these tests with `npm run test:electron`.');
  return executable;
}

/** The same binary under the program's own name, by which Electron tells a packaged build (lib/browser/api/app.ts). */
export function packagedExecutable(): string {
  const executable = electronExecutable();
  const named = join(dirname(executable), 'latchkey');
  if (!existsSync(named)) linkSync(executable, named);
  return named;
}

/** Whether this is an older Electron than the product is made for. */
export function isOlderElectron(): boolean {
  return process.env[kindVariable] === 'older';
}

/** The person's environment without what would lead the app to their own accounts. */
export function plainEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(AWS_|VITEST|NODE_|ELECTRON_|LATCHKEY_)/u.test(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

/** The settings of the stand-in mean nothing here; the home is the profile, on every system. Switches come before the app. */
export function startProcess({ main, home, env, args }: AppStart): AppProcess {
  mkdirSync(home, { recursive: true });
  const user = ordinaryUser();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid);
  const child = spawn(
    electronExecutable(),
    [`--user-data-dir=${join(home, 'profile')}`, ...args, resolve(readableFolder(), main)],
    { ...user, stdio: ['ignore', 'pipe', 'pipe'], env: { ...plainEnvironment(), TMPDIR: home, ...env } },
  );
  return watchProgram(child);
}
