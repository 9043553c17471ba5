import type { WatchedProgram } from '../../harness/run-program.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { until } from '../../harness/until.ts';

/** Counts how often a window is shown and hidden, as the X server tells it. */
class WindowChanges {
  readonly #watcher: WatchedProgram;

  constructor(watcher: WatchedProgram) {
    this.#watcher = watcher;
  }

  /** So far, in their order. */
  seen(): ('shown' | 'hidden')[] {
    return [...this.#watcher.log().matchAll(/^(Map|Unmap)Notify event/gmu)].map(([, event]) =>
      event === 'Map' ? 'shown' : 'hidden',
    );
  }

  /** Waits until there are at least so many, and answers them. */
  async atLeast(count: number): Promise<('shown' | 'hidden')[]> {
    return until(`${String(count)} changes of the window`, () => this.seen().length >= count && this.seen());
  }
}

/** Watches the window of that id, which is mapped now. */
export async function watchWindow(desktop: Desktop, id: string): Promise<WindowChanges> {
  const watcher = desktop.start('stdbuf', ['-oL', 'xev', '-id', id, '-event', 'structure']);
  // Moved to where it is, a window is told so by its window manager: heard, the watcher is there.
  await until(
    () => `who watches window ${id} (${watcher.log()})`,
    async () => {
      await desktop.run('xdotool', ['windowmove', '--relative', id, '0', '0']);
      return watcher.log().includes('ConfigureNotify event');
    },
  );
  return new WindowChanges(watcher);
}
