/** Leaves out work that is asked for again while it is still under way. */
export class OnceAtATime {
  readonly #running = new Set<string>();

  /** Runs `work`, which must not reject, unless work of the same name is running. */
  run(name: string, work: () => Promise<void>): void {
    if (this.#running.has(name)) return;
    this.#running.add(name);
    void work().finally(() => this.#running.delete(name));
  }
}
