interface Sleeper {
  until: number;
  wake: () => void;
}

/** What a control call may ask of the clock; all in milliseconds since the epoch, or a difference in milliseconds. */
export interface ClockMove {
  advanceMs?: number | undefined;
  setMs?: number | undefined;
  freezeAtMs?: number | undefined;
  resume?: boolean | undefined;
}

/** The simulator's own clock: the real one plus an offset, or frozen at an instant. All values in ms. */
export class SimulatorClock {
  readonly #base: () => number;
  readonly #sleepers = new Set<Sleeper>();
  #offset = 0;
  #frozenAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  now(): number {
    return this.#frozenAt ?? this.#base() + this.#offset;
  }

  nowSeconds(): number {
    return Math.floor(this.now() / 1000);
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }

  /** Applies one move: `setMs` keeps a running clock running, `advanceMs` also moves a frozen one. */
  move(change: ClockMove): void {
    if (change.setMs !== undefined) this.#set(change.setMs);
    if (change.advanceMs !== undefined) this.#set(this.now() + change.advanceMs);
    if (change.freezeAtMs !== undefined) this.#frozenAt = change.freezeAtMs;
    if (change.resume === true) this.#resume();
    this.#wakeSleepers();
  }

  /** Waits until this clock has moved on by `ms`: a control call that moves the clock ends the wait early. */
  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.add({ until: this.now() + ms, wake });
      this.#wakeSleepers();
    });
  }

  /** Ends every wait, so that the process can stop. */
  close(): void {
    clearTimeout(this.#timer);
    for (const sleeper of this.#sleepers) sleeper.wake();
    this.#sleepers.clear();
  }

  #set(instant: number): void {
    if (this.#frozenAt !== undefined) this.#frozenAt = instant;
    else this.#offset = instant - this.#base();
  }

  #resume(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#base();
    this.#frozenAt = undefined;
  }

  #wakeSleepers(): void {
    clearTimeout(this.#timer);
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.until > this.now()) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
    if (this.frozen || this.#sleepers.size === 0) return;
    const next = Math.min(...[...this.#sleepers].map((sleeper) => sleeper.until));
    this.#timer = setTimeout(
      () => {
        this.#wakeSleepers();
      },
      // What has come up since the look above is due at once.
      Math.min(Math.max(next - this.now(), 0), 60_000),
    );
  }
}
