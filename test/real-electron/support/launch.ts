import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { electronExecutable, plainEnvironment, project } from './electron-process.ts';

export interface Launched {
  readonly app: ElectronApplication;
  /** Ends the app and removes its profile. */
  readonly close: () => Promise<void>;
}

/** Starts an app, by its folder or main file, with a profile of its own. */
export async function launch(main: string, env: Readonly<Record<string, string>> = {}): Promise<Launched> {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-electron-'));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [`--user-data-dir=${profile}`, join(project, main)],
    cwd: project,
    env: { ...plainEnvironment(), ...env },
  });
  return {
    app,
    async close() {
      const child = app.process();
      const gone = new Promise((resolve) => child.once('close', resolve));
      // Not `close`: the app keeps its window and may take its time to quit.
      child.kill('SIGKILL');
      await gone;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
