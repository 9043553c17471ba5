import type { App } from 'electron';
import type { Log } from '../../../core/ports/desktop.ts';
import type { LoginItem, LoginItemState } from '../../../core/ports/login-item.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import { createAutostartFile } from './autostart-file.ts';

export interface LoginItemOptions {
  readonly system: Platform['system'];
  readonly app: Pick<App, 'setLoginItemSettings' | 'getLoginItemSettings'>;
  /** The program and its arguments, as they are to be started. */
  readonly command: readonly [program: string, ...args: string[]];
  /** The person's folder of settings, for the autostart entry of Linux. */
  readonly configFolder: string;
  readonly uuid: () => string;
  readonly log: Log;
}

/** What the system's own way is; nothing is read before it is looked at. */
interface Way {
  read(): LoginItemState;
  write(on: boolean): void;
}

export function createLoginItem(options: LoginItemOptions): LoginItem {
  const way = options.system === 'linux' ? createAutostartFile(options) : ofElectron(options);
  let known: LoginItemState | null = null;
  function look(): LoginItemState {
    try {
      known = way.read();
    } catch (error) {
      options.log.warn(`Whether Latchkey starts at login is not known: ${String(error)}`);
      known = 'unknown';
    }
    return known;
  }
  return {
    state: () => known ?? look(),
    look: () => void look(),
    set(on) {
      way.write(on);
      look();
    },
  };
}

/** On Windows an entry is found only by the path and arguments it was made with (Electron, docs/api/app.md). */
function ofElectron({ app, command, system }: LoginItemOptions): Way {
  const [path, ...args] = command;
  const entry = system === 'win32' ? { path, args } : {};
  return {
    read() {
      const { openAtLogin, status } = app.getLoginItemSettings(entry);
      if (status === 'requires-approval') return 'needs-approval';
      return openAtLogin ? 'on' : 'off';
    },
    write: (on) => app.setLoginItemSettings({ ...entry, openAtLogin: on }),
  };
}
