import type { TaskMeta } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import './support/assumption-meta.ts';
import { versionOf } from './find-electron.ts';
import { electronExecutable } from './support/electron-process.ts';

type State = 'passed' | 'failed' | 'skipped';

/** What the summary counts of a test. */
export interface CountedTest {
  readonly state: State;
  /** How its rule stands on this Electron; undefined for a scenario. */
  readonly assumption?: TaskMeta['assumption'];
}

/** Prints the last lines of a run: what was seen on which Electron. */
export default class SummaryReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const version = await versionOf(electronExecutable());
    console.log(summaryLines(version, modules.flatMap(countedTests)).join('\n'));
  }
}

/** The lines; one for assumptions only where some were looked at. */
export function summaryLines(version: string, tests: readonly CountedTest[]): string[] {
  const scenarios = tests.filter(({ assumption }) => assumption === undefined);
  const assumptions = tests.filter(({ assumption }) => assumption !== undefined);
  const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map((state) =>
    inState(scenarios, state),
  );
  const word = passed === 1 ? 'scenario' : 'scenarios';
  const line = `Electron ${version}: ${String(passed)} ${word} passed, ${String(failed)} failed, ${String(skipped)} skipped.`;
  return assumptions.length === 0 ? [line] : [line, lineOfAssumptions(assumptions)];
}

function lineOfAssumptions(tests: readonly CountedTest[]): string {
  const of = (kind: CountedTest['assumption'], state: State): number =>
    tests.filter((test) => test.state === state && test.assumption === kind).length;
  const differing = of('differs', 'passed');
  const failed = inState(tests, 'failed');
  return [
    `Assumptions: ${String(of('seen', 'passed'))} seen`,
    `${String(of('older calls', 'passed'))} seen through older calls`,
    `${String(differing)} ${differing === 1 ? 'differs' : 'differ'} on this Electron`,
    `${String(of('cannot', 'skipped'))} cannot be seen here${failed === 0 ? '' : `, ${String(failed)} not as marked`}.`,
  ].join(', ');
}

function inState(tests: readonly CountedTest[], state: State): number {
  return tests.filter((test) => test.state === state).length;
}

/** A file that could not be read at all counts as one failure. */
function countedTests(module: TestModule): CountedTest[] {
  const tests = [...module.children.allTests()].map((test) => ({
    state: stateOf(test),
    assumption: test.meta().assumption,
  }));
  return tests.length === 0 && module.errors().length > 0 ? [{ state: 'failed' }] : tests;
}

/** What a broken `beforeAll` kept from running has failed. */
function stateOf(test: TestCase): State {
  const { state } = test.result();
  if (state === 'passed' || state === 'failed') return state;
  return hasBroken(test.parent) ? 'failed' : 'skipped';
}

function hasBroken(parent: TestCase['parent']): boolean {
  if (parent.errors().length > 0) return true;
  return parent.type === 'suite' && hasBroken(parent.parent);
}
