/** Where a refresh can be when the power goes, in the order they are passed. */
export const steps = [
  'before the request',
  'the answer has arrived',
  'before the store',
  'the new file is open',
  'the new file is written',
  'the new file is flushed',
  'the new file is in its place',
  'after the store',
] as const;
export type Step = (typeof steps)[number];

/** Stops for ever at one step and says so, so that the process can be killed there. */
export class HeldStep {
  readonly #at: Step | null;
  readonly #onHeld: () => void;

  constructor(at: Step | null, onHeld: () => void) {
    this.#at = at;
    this.#onHeld = onHeld;
  }

  /** Resolves at once, or never. */
  pass(step: Step): Promise<void> {
    if (step !== this.#at) return Promise.resolve();
    this.#onHeld();
    return new Promise(() => undefined);
  }

  is(step: Step): boolean {
    return step === this.#at;
  }
}
