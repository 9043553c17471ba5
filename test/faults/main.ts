/**
 * `npm run test:faults`: every fault at every moment it can inject, through core with the simulator in process; a keychain and
 * a disk that fail at the start and later; and kill -9 at every step of a refresh. Prints what came of each and exits 1 when
 * something hangs, is lost, opens a second tab, loops, or is taken for something else. With the name of a moment, `storage` or
 * `kill`, only that.
 */
import { allCases } from './all-cases.ts';
import { sweepKills } from './kill/sweep.ts';
import { moments } from './moments.ts';
import { rowOf, summary } from './report.ts';
import { runCase } from './run-case.ts';
import type { Judged } from './seen.ts';
import { sweepStorage } from './storage/sweep.ts';

/** Moments of the start at which it is killed, besides the steps. */
const killTimes = 30;

const asked = process.argv[2];
const names = [...moments.map(({ name }) => name), 'storage', 'kill'];
if (asked !== undefined && !names.some((name) => name === asked)) {
  process.stderr.write(`There is no moment "${asked}". There are: ${names.join(', ')}.\n`);
  process.exit(2);
}

const started = performance.now();
const seen: Judged[] = [];
for (const { moment, fault, times } of allCases().filter(
  ({ moment }) => asked === undefined || moment.name === asked,
)) {
  const one = await runCase(moment, fault, times);
  seen.push(one);
  process.stdout.write(`${rowOf(one)}\n`);
}
if (seen.length > 0) process.stdout.write(summary(seen, (performance.now() - started) / 1000));
const isWanted = (name: string): boolean => asked === undefined || asked === name;
const brokenParts = isWanted('storage') ? await sweepStorage() : 0;
const brokenKills = isWanted('kill') ? await sweepKills(killTimes) : 0;
process.exitCode = brokenParts + brokenKills === 0 && seen.every(({ broken }) => broken.length === 0) ? 0 : 1;
