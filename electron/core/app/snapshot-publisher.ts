import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { ChangeHub } from './change-batcher.ts';
import { Listeners } from './emitter.ts';

/** A telling takes the longer the more roles are held: some 100 ms in all for 10,000 of them, in main, tray and window. */
const pausePerRole = 0.05;
const longestPause = 500;

/** Tells what has changed, as snapshots of rising revisions. */
export class SnapshotTelling {
  readonly #hub: ChangeHub;
  readonly #listeners = new Listeners<AppSnapshot>();
  #revision = 0;

  constructor(clock: Clock, deadlines: Deadlines, snapshot: () => AppSnapshot) {
    this.#hub = new ChangeHub(clock, deadlines, () => {
      this.#revision += 1;
      const told = snapshot();
      this.#listeners.tell(told);
      return pauseAfter(told);
    });
  }

  /** Of the last telling. */
  get revision(): number {
    return this.#revision;
  }

  add(listener: (snapshot: AppSnapshot) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Something changed that the snapshot shows. */
  touch(): void {
    this.#hub.touch();
  }

  /** Tells now what waits to be told. */
  flush(): void {
    this.#hub.flush();
  }
}

/** A few roles cost nothing, and no pause. */
function pauseAfter({ freshness }: AppSnapshot): number {
  return Math.min(Math.floor(freshness.length * pausePerRole), longestPause);
}
