import type { Instant } from './instant.ts';
import { later, minute } from './instant.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { ServerTime } from './server-time.ts';
import { PriorityQueue } from './priority-queue.ts';

/**
 * Timers stand still while the computer sleeps and do not know of a corrected clock, so the deadlines are checked
 * again after this at the latest.
 */
const longestSleep = minute;

/** What was replaced or cleared stays in a heap until it comes up, or until there is this much more of it than of the rest. */
const mostStale = 64;

interface Deadline {
  readonly name: string;
  readonly at: Instant;
  /** By the monotonic clock; null: `at` alone counts. */
  readonly latest: number | null;
  /** Of two that are due at the same instant, the one set first runs first. */
  readonly order: number;
  readonly task: () => void;
}

/**
 * What is due when, by name, on the server's clock; one timer in all. A name set again replaces what it stood for.
 * A task runs once, late rather than never: whatever passed during sleep runs at the next check, the longest due first.
 * Ten thousand roles may be set: nothing on the usual way goes through all of them.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #time: ServerTime;
  readonly #deadlines = new Map<string, Deadline>();
  /** A corrected clock moves all that is due by the server's clock alike, and what is due by the other one not at all. */
  readonly #byServer = new PriorityQueue<Deadline>((one, other) => one.at < other.at);
  readonly #byMonotonic = new PriorityQueue<Deadline>((one, other) => (one.latest ?? 0) < (other.latest ?? 0));
  #order = 0;
  #timer: Timer | null = null;

  constructor(clock: Clock, time: ServerTime) {
    this.#clock = clock;
    this.#time = time;
  }

  set(name: string, at: Instant, task: () => void): void {
    this.#set(name, at, null, task);
  }

  /** A span (ms) from now, which a clock that is corrected meanwhile does not lengthen. Answers when it is over. */
  setSpan(name: string, span: number, task: () => void): Instant {
    const at = later(this.#time.now(), span);
    this.#set(name, at, this.#clock.monotonic() + span, task);
    return at;
  }

  clear(name: string): void {
    if (this.#deadlines.delete(name)) {
      this.#reschedule();
    }
  }

  /** Looks at what is due now: after sleep, unlock or a changed clock. */
  runDue(): void {
    const due = this.#takeDue();
    try {
      for (const deadline of due) {
        // A task may have cleared or moved a later one meanwhile.
        if (this.#isSet(deadline)) {
          this.#deadlines.delete(deadline.name);
          deadline.task();
        }
      }
    } finally {
      // Not lost if a task throws: they are due at the next check.
      due.filter((deadline) => this.#isSet(deadline)).forEach((deadline) => this.#add(deadline));
      this.#reschedule();
    }
  }

  stop(): void {
    this.#deadlines.clear();
    this.#reschedule();
  }

  #set(name: string, at: Instant, latest: number | null, task: () => void): void {
    this.#order += 1;
    const deadline = { name, at, latest, order: this.#order, task };
    this.#deadlines.set(name, deadline);
    this.#add(deadline);
    this.#reschedule();
  }

  #add(deadline: Deadline): void {
    this.#byServer.add(deadline);
    if (deadline.latest !== null) {
      this.#byMonotonic.add(deadline);
    }
  }

  /** Takes out what is due, the longest due first. What tasks set meanwhile is for the next check, else this one might never end. */
  #takeDue(): Deadline[] {
    const reading = this.#read();
    const due = new Set<Deadline>();
    for (const heap of [this.#byServer, this.#byMonotonic]) {
      for (let first = this.#first(heap); first !== null && left(first, reading) <= 0; first = this.#first(heap)) {
        due.add(first);
        heap.take();
      }
    }
    return [...due].toSorted((one, other) => left(one, reading) - left(other, reading) || one.order - other.order);
  }

  #reschedule(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#dropStale();
    const reading = this.#read();
    const firsts = [this.#first(this.#byServer), this.#first(this.#byMonotonic)].filter((first) => first !== null);
    if (firsts.length === 0) {
      return;
    }
    const next = Math.min(...firsts.map((deadline) => left(deadline, reading)));
    this.#timer = this.#clock.setTimer(Math.min(Math.max(next, 0), longestSleep), () => {
      this.#timer = null;
      this.runDue();
    });
  }

  /** The first that was neither replaced nor cleared. */
  #first(heap: PriorityQueue<Deadline>): Deadline | null {
    let first = heap.first();
    while (first !== undefined && !this.#isSet(first)) {
      heap.take();
      first = heap.first();
    }
    return first ?? null;
  }

  #dropStale(): void {
    for (const heap of [this.#byServer, this.#byMonotonic]) {
      if (heap.size > 2 * this.#deadlines.size + mostStale) {
        const timed = [...this.#deadlines.values()].filter(({ latest }) => heap === this.#byServer || latest !== null);
        heap.replace(timed);
      }
    }
  }

  #isSet(deadline: Deadline): boolean {
    return this.#deadlines.get(deadline.name) === deadline;
  }

  #read(): Reading {
    return { now: this.#time.now(), monotonic: this.#clock.monotonic() };
  }
}

/** Both clocks at one moment. */
interface Reading {
  readonly now: Instant;
  readonly monotonic: number;
}

/** Milliseconds until it is due; less than 0 when it is overdue. */
function left({ at, latest }: Deadline, { now, monotonic }: Reading): number {
  return latest === null ? at - now : Math.min(at - now, latest - monotonic);
}
