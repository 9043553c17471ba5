import type { Step } from './mutate-json.ts';

const mostSteps = 3;
const numbersPerStep = 3;
/** Before the steps stand how many inputs there were, and how many steps the last one has. */
const head = 2;

/** What a thread is busy with, for another one to look at while the thread itself answers nothing. */
export class SharedSteps {
  readonly buffer: SharedArrayBuffer;
  readonly #numbers: Int32Array;

  constructor(buffer?: SharedArrayBuffer) {
    this.buffer = buffer ?? new SharedArrayBuffer((head + mostSteps * numbersPerStep) * Int32Array.BYTES_PER_ELEMENT);
    this.#numbers = new Int32Array(this.buffer);
  }

  note(steps: readonly Step[]): void {
    this.#numbers.set(steps.flat(), head);
    this.#numbers[1] = steps.length;
    Atomics.add(this.#numbers, 0, 1);
  }

  count(): number {
    return Atomics.load(this.#numbers, 0);
  }

  last(): readonly Step[] {
    const numberAt = (at: number): number => this.#numbers[at] ?? 0;
    return Array.from({ length: numberAt(1) }, (_, step): Step => {
      const first = head + step * numbersPerStep;
      return [numberAt(first), numberAt(first + 1), numberAt(first + 2)];
    });
  }
}
