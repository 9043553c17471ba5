/**
 * `npm run test:faults`: every fault at every moment it can strike, through core with the simulator in process. Prints what
 * came of each and exits 1 when something hangs, is lost, opens a second tab, loops, or is taken for something else.
 */
import { allCases } from './all-cases.ts';
import { runCase, type Seen } from './run-case.ts';
import { rowOf, summary } from './report.ts';

/** Only this moment, when one is named. */
const asked = process.argv[2];
const started = performance.now();
const seen: Seen[] = [];
for (const { moment, fault, times } of allCases().filter(
  ({ moment }) => asked === undefined || moment.name === asked,
)) {
  const one = await runCase(moment, fault, times);
  seen.push(one);
  process.stdout.write(`${rowOf(one)}\n`);
}
process.stdout.write(summary(seen, (performance.now() - started) / 1000));
process.exitCode = seen.every(({ broken }) => broken.length === 0) ? 0 : 1;
