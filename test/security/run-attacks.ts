import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as v from 'valibot';

/** `not tried`: this computer has no other user to try it as; `broken`: its file did not come to any test. */
export type Outcome = 'closed' | 'open' | 'not tried' | 'broken';

const reportSchema = v.object({
  testResults: v.array(v.object({ name: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })),
});

/** Runs the tests of these attacks in a folder with the repository; answers what came of each. */
export function runAttacks(folder: string, names: readonly string[]): ReadonlyMap<string, Outcome> {
  const place = mkdtempSync(join(tmpdir(), 'latchkey-security-'));
  const report = join(place, 'report.json');
  try {
    spawnSync(
      process.execPath,
      [
        join(folder, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--config', 'test/vitest.config.ts', '--project', 'security'],
        ...['--reporter', 'json', '--outputFile', report],
        ...names.map((name) => `test/security/${name}.test.ts`),
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const { testResults } = v.parse(reportSchema, JSON.parse(readFileSync(report, 'utf8')));
    return new Map(
      testResults.map(({ name, assertionResults }) => [
        basename(name, '.test.ts'),
        outcomeOf(assertionResults.map(({ status }) => status)),
      ]),
    );
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** A test that was skipped closes nothing. */
function outcomeOf(statuses: readonly string[]): Outcome {
  if (statuses.includes('failed')) return 'open';
  if (statuses.includes('passed')) return 'closed';
  return statuses.length === 0 ? 'broken' : 'not tried';
}
