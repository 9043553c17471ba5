import fc from 'fast-check';
import { pythons, PythonClient } from './aws-clients.ts';
import { checkBotocore, checkCliBetween, checkEdits, checkJsSdk, checkLines, checkSeen } from './file-properties.ts';
import { anyText, link, plausibleText } from './odd-files.ts';

export interface Report {
  readonly property: string;
  readonly runs: number;
  /** What broke, with the smallest input that breaks it; null: it held. */
  readonly broken: string | null;
}

const texts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ config: plausibleText, credentials: fc.constantFrom('', '[x]\naws_access_key_id = a\n') }),
  },
  { weight: 1, arbitrary: fc.record({ config: anyText, credentials: anyText }) },
);
const edits = fc.array(link, { minLength: 1, maxLength: 5 });
const order = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
const allInTurn = [0, 0, 0, 0, 0, 0];
const set = fc.record({
  section: fc.constantFrom('default', 'profile a', 'profile dev', 'profile dev2', 'profile new', 'profile x1'),
  values: fc.constantFrom(
    { region: 'sa-east-1' },
    { output: 'table' },
    { s3: { max_queue_size: '7' } },
    { new_key: 'x' },
  ),
});

/** Runs every property so often with a seed; those of AWS's own code in each Python there is. */
export async function* runProperties(numRuns: number, seed: number): AsyncGenerator<Report> {
  yield await run(
    'lines lose no byte',
    fc.asyncProperty(anyText, async (text) => {
      await Promise.resolve();
      checkLines(text);
    }),
  );
  yield await run(
    'what is linked and unlinked leaves every byte',
    fc.asyncProperty(texts, edits, order, async (...args) => Promise.resolve(void checkEdits(...args))),
  );
  yield await run(
    'our reading is the JavaScript SDK’s',
    fc.asyncProperty(fc.constantFrom('config' as const, 'credentials' as const), anyText, checkJsSdk),
  );
  for (const command of pythons) {
    const python = new PythonClient(command);
    const name = await python.name;
    yield await run(
      `our reading is that of ${name}`,
      fc.asyncProperty(anyText, (text) => checkBotocore(python, text)),
    );
    yield await run(
      `${name} and the JavaScript SDK see the same and ours`,
      fc.asyncProperty(texts, edits, (before, wanted) =>
        checkSeen(python, before, checkEdits(before, wanted, allInTurn)),
      ),
    );
    yield await run(
      `the editor of ${name} in between loses nothing`,
      fc.asyncProperty(texts, edits, set, (before, wanted, change) =>
        checkCliBetween(python, before, checkEdits(before, wanted, allInTurn), change),
      ),
    );
    await python.end();
  }

  async function run<Values>(property: string, check: fc.IAsyncProperty<Values>): Promise<Report> {
    const result = await fc.check(check, { numRuns, seed });
    const broken = result.failed ? `${String(result.errorInstance)}\n${JSON.stringify(result.counterexample)}` : null;
    return { property, runs: result.numRuns, broken };
  }
}
