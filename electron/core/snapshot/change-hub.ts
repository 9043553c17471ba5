/** Gathers changes within one turn of the event loop into one telling. */
export class ChangeHub {
  readonly #tell: () => void;
  #waiting = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** Something changed. */
  touch(): void {
    if (!this.#waiting) {
      this.#waiting = true;
      setImmediate(() => {
        this.#waiting = false;
        this.#tell();
      });
    }
  }
}
