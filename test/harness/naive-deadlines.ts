import { later, minute, type Instant } from '../../electron/core/time/instant.ts';
import type { Timer } from '../../electron/core/ports/clock.ts';
import type { Deadlines } from '../../electron/core/time/deadlines.ts';
import type { ServerTime } from '../../electron/core/time/server-time.ts';
import type { ManualClock } from './manual-clock.ts';

interface Deadline {
  readonly at: Instant;
  readonly latest: number;
  readonly order: number;
  readonly task: () => void;
}

/** What `Deadlines` must do, in the plainest way: it looks at everything each time. */
export class NaiveDeadlines implements Pick<Deadlines, 'set' | 'setSpan' | 'clear' | 'runDue'> {
  readonly #clock: ManualClock;
  readonly #time: ServerTime;
  readonly #set = new Map<string, Deadline>();
  #order = 0;
  #timer: Timer | null = null;

  constructor(clock: ManualClock, time: ServerTime) {
    this.#clock = clock;
    this.#time = time;
  }

  set(name: string, at: Instant, task: () => void, latest = Infinity): void {
    this.#order += 1;
    this.#set.set(name, { at, latest, order: this.#order, task });
    this.#aim();
  }

  setSpan(name: string, span: number, task: () => void): Instant {
    const at = later(this.#time.now(), span);
    this.set(name, at, task, this.#clock.monotonic() + span);
    return at;
  }

  clear(name: string): void {
    if (this.#set.delete(name)) {
      this.#aim();
    }
  }

  runDue(): void {
    const due = [...this.#set]
      .filter(([, deadline]) => this.#left(deadline) <= 0)
      .toSorted(([, one], [, other]) => this.#left(one) - this.#left(other) || one.order - other.order);
    for (const [name, deadline] of due) {
      if (this.#set.get(name) === deadline) {
        this.#set.delete(name);
        deadline.task();
      }
    }
    this.#aim();
  }

  #aim(): void {
    this.#timer?.cancel();
    const next = Math.min(...[...this.#set.values()].map((deadline) => this.#left(deadline)), minute);
    this.#timer = this.#set.size === 0 ? null : this.#clock.setTimer(next, () => this.runDue());
  }

  #left({ at, latest }: Deadline): number {
    return Math.min(at - this.#time.now(), latest - this.#clock.monotonic());
  }
}
