import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { Emitter } from './events.ts';

/** A snapshot takes the longer the more roles are held: some 100 ms in all for 10,000 of them, in main, tray and window. */
const pausePerRole = 0.05;
const longestPause = 500;

/** Publishes what has changed, as snapshots of rising revisions. */
export class SnapshotPublisher {
  readonly #batcher: ChangeBatcher;
  readonly #listeners = new Emitter<AppSnapshot>();
  readonly #snapshot: (revision: number) => AppSnapshot;
  #revision = 0;

  /** @param snapshot the state as of now. */
  constructor(clock: Clock, deadlines: Deadlines, snapshot: (revision: number) => AppSnapshot) {
    this.#snapshot = snapshot;
    this.#batcher = new ChangeBatcher(clock, deadlines, () => {
      this.#revision += 1;
      const published = this.current();
      this.#listeners.emit(published);
      return pauseAfter(published);
    });
  }

  /** The state as of now, with the revision of the last snapshot published. */
  current(): AppSnapshot {
    return this.#snapshot(this.#revision);
  }

  on(listener: (snapshot: AppSnapshot) => void): () => void {
    return this.#listeners.on(listener);
  }

  /** Something changed that the snapshot shows. */
  changed(): void {
    this.#batcher.changed();
  }

  /** Publishes now what waits. */
  flush(): void {
    this.#batcher.flush();
  }
}

/** A few roles cost nothing, and no pause. */
function pauseAfter({ freshness }: AppSnapshot): number {
  return Math.min(Math.floor(freshness.length * pausePerRole), longestPause);
}

const deadline = 'publish changes';

/**
 * Gathers changes: those of one turn of the event loop, and where a snapshot is large, those of a pause after it. The first
 * change after a pause is published at once, the last one always.
 */
export class ChangeBatcher {
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #publish: () => number;
  #waiting = false;
  #notBefore = 0;

  /** @param publish answers how long (ms) nothing is to be published then. */
  constructor(clock: Clock, deadlines: Deadlines, publish: () => number) {
    this.#clock = clock;
    this.#deadlines = deadlines;
    this.#publish = publish;
  }

  /** Something changed. */
  changed(): void {
    if (this.#waiting) {
      return;
    }
    this.#waiting = true;
    const wait = this.#notBefore - this.#clock.monotonic();
    if (wait > 0) {
      this.#deadlines.setSpan(deadline, wait, () => this.flush());
    } else {
      setImmediate(() => this.flush());
    }
  }

  /** Publishes now what waits. */
  flush(): void {
    if (this.#waiting) {
      this.#waiting = false;
      const pause = this.#publish();
      this.#notBefore = this.#clock.monotonic() + pause;
    }
  }
}
