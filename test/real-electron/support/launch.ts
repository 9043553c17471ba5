import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { ordinaryUser } from '../desktop/ordinary-user.ts';
import { electronExecutable, plainEnvironment } from './electron-process.ts';
import { readableFolder } from './readable-copy.ts';

export interface Launched {
  readonly app: ElectronApplication;
  /** Ends the app and removes its profile. */
  readonly close: () => Promise<void>;
}

/** Starts an app, by its folder or main file, with a profile of its own, on the desktop that is there. */
export async function launch(main: string, env: Readonly<Record<string, string>> = {}): Promise<Launched> {
  await using started = new AsyncDisposableStack();
  const home = await mkdtemp(join(tmpdir(), 'latchkey-electron-'));
  started.defer(() => rm(home, { recursive: true, force: true }));
  const app = await _electron.launch({
    executablePath: await executableFor(home),
    args: [`--user-data-dir=${join(home, 'profile')}`, join(readableFolder(), main)],
    cwd: readableFolder(),
    chromiumSandbox: true,
    // What Chromium leaves there when it is killed goes with the home.
    env: { ...plainEnvironment(), TMPDIR: home, ...env },
  });
  started.defer(() => end(app));
  const parts = started.move();
  return { app, close: () => parts.disposeAsync() };
}

/** Not by its `close`: the app keeps its window and may take its time to quit. */
async function end(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Playwright cannot start a program as another user, so root gives it a script that does. */
async function executableFor(home: string): Promise<string> {
  const { uid, gid } = ordinaryUser();
  if (uid === undefined || gid === undefined) return electronExecutable();
  const script = join(home, 'electron');
  const command = `exec setpriv --reuid=${String(uid)} --regid=${String(gid)} --clear-groups "${electronExecutable()}" "$@"`;
  await writeFile(script, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  await chown(home, uid, gid);
  return script;
}
