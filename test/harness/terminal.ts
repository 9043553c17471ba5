import { join } from 'node:path';
import { outputOf } from './run-program.ts';
import { until } from './until.ts';

export interface TerminalOptions {
  /** Empty but for the terminal's own socket. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What runs in it. */
  readonly command: readonly string[];
  readonly columns: number;
  /** 40 where it is left out. */
  readonly rows?: number;
}

/** A real terminal, in which a program is typed to: tmux, with a server and a socket of its own. */
export interface Terminal {
  /** As it is, without a key after it. */
  readonly type: (text: string) => Promise<void>;
  /** Types it, and Enter. */
  readonly enter: (line: string) => Promise<void>;
  /** By tmux's names: `Tab`, `C-c`. */
  readonly press: (key: string) => Promise<void>;
  readonly screen: () => Promise<string>;
  /** The same with its colours, as escape sequences of ECMA-48. */
  readonly colouredScreen: () => Promise<string>;
  /** Resolves once the screen fits. */
  readonly shows: (what: string | RegExp) => Promise<string>;
  readonly resize: (columns: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const { folder, environment, command, columns, rows = 40 } = options;
  const server = ['-S', join(folder, 'tmux'), '-f', '/dev/null', '-u'];
  const tmux = (...words: string[]): Promise<string> => outputOf('tmux', [...server, ...words], { env: environment });
  await tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), ...command);
  const type = (text: string): Promise<unknown> => tmux('send-keys', '-l', '--', text);
  const press = (key: string): Promise<unknown> => tmux('send-keys', key);
  const screen = (): Promise<string> => tmux('capture-pane', '-p', '-J');
  return {
    screen,
    colouredScreen: () => tmux('capture-pane', '-p', '-J', '-e'),
    async type(text) {
      await type(text);
    },
    async enter(line) {
      await type(line);
      await press('Enter');
    },
    async press(key) {
      await press(key);
    },
    async shows(what) {
      let last = '';
      return until(
        () => `the terminal shows ${String(what)}, and not:\n${last}`,
        async () => {
          last = await screen();
          return (typeof what === 'string' ? last.includes(what) : what.test(last)) && last;
        },
      );
    },
    async resize(wide) {
      await tmux('resize-window', '-x', String(wide), '-y', String(rows));
    },
    async close() {
      await tmux('kill-server');
    },
  };
}
