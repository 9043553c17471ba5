import { latencyOf } from '../latency.ts';
import { shown, type Figure } from '../table.ts';
import type { EvaluatedModule } from './evaluation-marks.ts';

const slowestShown = 12;

/** The middle of several runs for each module: the whole, by package or folder, and the slowest ones. */
export function moduleFigures(runs: readonly (readonly EvaluatedModule[])[]): Figure[] {
  const durations = new Map<string, number[]>();
  for (const { module, milliseconds } of runs.flat()) {
    durations.set(module, [...(durations.get(module) ?? []), milliseconds]);
  }
  const middle = new Map([...durations].map(([module, all]) => [module, latencyOf(all).p50]));
  const groups = Map.groupBy(middle, ([module]) => groupOf(module));
  const sums = [...groups].map(([group, modules]) => ({
    group: `${group}, ${String(modules.length)} ${modules.length === 1 ? 'module' : 'modules'}`,
    sum: modules.reduce((total, [, milliseconds]) => total + milliseconds, 0),
  }));
  const slowest = [...middle].toSorted(([, one], [, other]) => other - one).slice(0, slowestShown);
  const whole = sums.reduce((total, { sum }) => total + sum, 0);
  return [
    shown(`all ${String(middle.size)} modules that a start evaluates`, written(whole)),
    ...sums.toSorted((one, other) => other.sum - one.sum).map(({ group, sum }) => shown(`  ${group}`, written(sum))),
    ...slowest.map(([module, milliseconds]) => shown(`slowest: ${module}`, written(milliseconds))),
  ];
}

/** Of a package its name, of the product's own modules their room. */
function groupOf(module: string): string {
  const [first = '', second = '', third] = module.replace(/\.js$/u, '').split('/');
  if (first === 'node_modules') return second.startsWith('@') ? `${second}/${third ?? ''}` : second;
  return third === undefined ? 'electron' : `electron/${second}`;
}

function written(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}
