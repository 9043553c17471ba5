/** The app as a process of its own: real exit codes, real locks, real kill −9. */
import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchProgram, type WatchedProgram } from '../../harness/run-program.ts';
import { settingsVariable } from '../channel/settings.ts';
import type { Settings } from '../channel/settings.ts';

const register = new URL('../register.ts', import.meta.url).href;
const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

export interface AppStart {
  main: string;
  home: string;
  settings: Settings;
  env: Record<string, string | undefined>;
  args: string[];
  preload?: readonly string[];
}

export type AppProcess = WatchedProgram;

export function startProcess(start: AppStart): AppProcess {
  mkdirSync(start.home, { recursive: true });
  const child = fork(resolve(projectRoot, start.main), start.args, {
    execArgv: [register, ...(start.preload ?? [])].flatMap((module) => ['--import', module]),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      // Stripping the types of some fifty files at each start costs a third of it.
      NODE_COMPILE_CACHE: join(projectRoot, '.cache', 'node-compile'),
      ...environmentOf(start.home),
      PATH: `${join(projectRoot, 'test/electron-stand-in/desktop')}${delimiter}${process.env['PATH'] ?? ''}`,
      LATCHKEY_STAND_IN_TRAY_WATCHER: String(!start.settings.faults.noTrayWatcher),
      ...start.env,
      [settingsVariable]: JSON.stringify(start.settings),
    },
  });
  return watchProgram(child);
}

/** The person's environment without what would lead the app to the person's own files or accounts. */
function environmentOf(home: string): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|XDG_|VITEST|NODE_OPTIONS$|NODE_V8_COVERAGE$|ELECTRON_)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
  };
}
