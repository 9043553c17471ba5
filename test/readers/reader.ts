import type { Step } from './mutate-json.ts';
import type { Verdict } from './properties.ts';

/** One place where something from outside is read. */
export interface Reader {
  readonly name: string;
  /** Reads a mutation of a valid input; throws where a property does not hold. No step: the valid input. */
  read(steps: readonly Step[]): Verdict | Promise<Verdict>;
  /** The same mutation met by the whole of core; null: core is not behind this reader. */
  readonly inCore: ((steps: readonly Step[]) => Promise<void>) | null;
  /** The mutation, to be looked at. */
  show(steps: readonly Step[]): string;
}

/** A reader of one kind of input. */
export function reader<Input>(
  name: string,
  mutate: (steps: readonly Step[]) => Input,
  read: (input: Input) => Verdict | Promise<Verdict>,
  inCore: ((input: Input) => Promise<void>) | null = null,
): Reader {
  return {
    name,
    read: (steps) => read(mutate(steps)),
    inCore: inCore && ((steps) => inCore(mutate(steps))),
    show: (steps) => JSON.stringify(mutate(steps)),
  };
}
