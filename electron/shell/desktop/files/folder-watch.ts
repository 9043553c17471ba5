import { mkdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import type { Clock, Timer } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/desktop.ts';

/** A tool that writes a file makes several changes at once (ms). */
const gatheredFor = 50;

/** When a folder that could not be watched, or is another one by now, is tried again (ms). */
const triedAgainAfter = 60_000;

export interface WatchedFolder {
  /** Made with mode 0700 if it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Calls back when something in a folder may have changed, once for what changes within a moment. A folder that cannot be
 * watched (a network drive, too many watchers) is logged once and tried again; nobody waits for it. Answers what ends it.
 */
export function watchFolder(watched: WatchedFolder, listener: () => void): () => void {
  const folder = new FolderWatch(watched, listener);
  folder.open();
  return () => folder.close();
}

class FolderWatch {
  readonly #watched: WatchedFolder;
  readonly #listener: () => void;
  #watcher: FSWatcher | null = null;
  /** Which folder is watched: another can have its name by now. */
  #inode = 0;
  #isClosed = false;
  #isLogged = false;
  #gathering: Timer | null = null;
  #trying: Timer | null = null;

  constructor(watched: WatchedFolder, listener: () => void) {
    this.#watched = watched;
    this.#listener = listener;
  }

  /** Answers whether the folder is watched now. */
  open(): boolean {
    const { folder } = this.#watched;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#inode = statSync(folder).ino;
      this.#watcher = watch(folder, { persistent: false }, () => this.#stirred());
      this.#watcher.on('error', (error) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
    this.#tryLater();
    return this.#watcher !== null;
  }

  close(): void {
    this.#isClosed = true;
    this.#gathering?.cancel();
    this.#trying?.cancel();
    this.#watcher?.close();
  }

  #stirred(): void {
    if (this.#isClosed) return;
    this.#gathering ??= this.#watched.clock.setTimer(gatheredFor, () => {
      this.#gathering = null;
      this.#listener();
      this.#openAnew();
    });
  }

  #failed(error: unknown): void {
    this.#watcher?.close();
    this.#watcher = null;
    if (this.#isClosed || this.#isLogged) return;
    this.#isLogged = true;
    this.#watched.log.warn(`${this.#watched.folder} cannot be watched: ${String(error)}`);
  }

  /** What is watched is the folder and not its name: one that was deleted and made again is another. */
  #openAnew(): void {
    if (this.#watcher !== null && this.#isStillThere()) return;
    this.#watcher?.close();
    this.#watcher = null;
    if (this.open()) this.#stirred();
  }

  #isStillThere(): boolean {
    try {
      return statSync(this.#watched.folder).ino === this.#inode;
    } catch {
      return false;
    }
  }

  #tryLater(): void {
    this.#trying?.cancel();
    this.#trying = this.#watched.clock.setTimer(triedAgainAfter, () => {
      this.#openAnew();
      this.#tryLater();
    });
  }
}
