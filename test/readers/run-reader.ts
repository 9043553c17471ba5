import fc from 'fast-check';
import type { Step } from './mutate-json.ts';
import { Broken, type Verdict } from './properties.ts';
import type { Reader } from './reader.ts';

export interface RunOptions {
  readonly mutations: number;
  readonly seed: number;
  /** Of so many mutations one is met by the whole of core, too. */
  readonly coreEvery: number;
}

export interface Report {
  readonly reader: string;
  readonly mutations: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** How many of them the whole of core met. */
  readonly inCore: number;
  /** What broke, with the smallest input that breaks it; null: every property held. */
  readonly broken: string | null;
}

const number = fc.integer({ min: 0, max: 1_000_000 });
/** No bias to small numbers: they choose from lists. Shrinking goes to fewer steps, and to the first of each list. */
const mutation: fc.Arbitrary<readonly Step[]> = fc.noBias(
  fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 3, size: 'max' }),
);

/** Feeds one reader; never rejects. */
export async function runReader(reader: Reader, { mutations, seed, coreEvery }: RunOptions): Promise<Report> {
  const verdicts: Record<Verdict, number> = { whole: 0, part: 0, refused: 0 };
  let tried = 0;
  let inCore = 0;
  let isBroken = false;
  const property = fc.asyncProperty(mutation, async (steps) => {
    try {
      const verdict = await reader.read(steps);
      const meet = isBroken || tried % coreEvery === 0 ? reader.inCore : null;
      await meet?.(steps);
      if (isBroken) return;
      verdicts[verdict] += 1;
      tried += 1;
      inCore += meet === null ? 0 : 1;
    } catch (error) {
      isBroken = true;
      throw error;
    }
  });
  const result = await fc.check(property, { numRuns: mutations, seed });
  const steps = result.counterexample?.[0];
  const broken = steps === undefined ? null : described(reader, steps, result.errorInstance);
  return { reader: reader.name, mutations: tried, verdicts, inCore, broken };
}

function described(reader: Reader, steps: readonly Step[], error: unknown): string {
  const why = error instanceof Broken && error.cause === undefined ? error.message : stackOf(error);
  return `${why}\n  steps ${JSON.stringify(steps)}\n  input ${reader.show(steps).slice(0, 2000)}`;
}

function stackOf(error: unknown): string {
  const cause = error instanceof Broken ? error.cause : error;
  return `${error instanceof Error ? error.message : ''} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
