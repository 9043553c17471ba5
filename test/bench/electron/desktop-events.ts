import { createInterface } from 'node:readline';
import type { Desktop } from '../../real-electron/desktop/desktop.ts';

const longestMs = 20_000;

/** Lines that a program of the desktop prints, each with the moment (ms of `performance.now`) it came. */
class EventLines {
  readonly #waiting = new Set<{ matches: (line: string) => boolean; resolve: (at: number) => void }>();
  readonly #stop: () => void;
  /** Settles with the first line, which says that it listens. */
  readonly listening: Promise<number>;

  constructor(desktop: Desktop, program: string, words: readonly string[]) {
    const { child } = desktop.start(program, words);
    this.#stop = () => child.kill();
    if (child.stdout === null) throw new Error(`${program} has no output.`);
    createInterface(child.stdout).on('line', (line) => {
      const at = performance.now();
      for (const one of this.#waiting) {
        if (!one.matches(line)) continue;
        this.#waiting.delete(one);
        one.resolve(at);
      }
    });
    this.listening = this.next(() => true);
  }

  /** When the next line came that matches. Rejects where none comes within 20 s. */
  next(matches: (line: string) => boolean): Promise<number> {
    const line = Promise.withResolvers<number>();
    this.#waiting.add({ matches, resolve: line.resolve });
    const late = setTimeout(() => line.reject(new Error('The desktop told of nothing within 20 s.')), longestMs);
    return line.promise.finally(() => clearTimeout(late));
  }

  stop(): void {
    this.#stop();
  }
}

/** A line whenever an item comes into the tray. */
export function trayItems(desktop: Desktop): EventLines {
  return new EventLines(desktop, 'gdbus', ['monitor', '--session', '--dest', 'org.kde.StatusNotifierWatcher']);
}

/** A line with the ids of all windows that the window manager shows, whenever one comes or goes. */
export function mappedWindows(desktop: Desktop): EventLines {
  return new EventLines(desktop, 'xprop', ['-spy', '-root', '_NET_CLIENT_LIST']);
}

export const hasItem = (line: string): boolean => line.includes('StatusNotifierItemRegistered');
/** Besides the panel, which is a window of its own. */
export const hasWindow = (line: string): boolean => windowsIn(line) > 1;
export const hasNoWindow = (line: string): boolean => windowsIn(line) === 1;

function windowsIn(line: string): number {
  return line.match(/0x/gu)?.length ?? 0;
}
