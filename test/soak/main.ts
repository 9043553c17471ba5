/**
 * `npm run soak -- --seeds 1000 --from 1`: thirty days for each seed, through core with the simulator in process. A seed that
 * fails is printed, so that it can be run again by itself: `--seeds 1 --from SEED`. Exits 1 when one has failed.
 */
import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
  },
});
const first = wholeNumber('from', values.from);
const count = wholeNumber('seeds', values.seeds);
const days = wholeNumber('days', values.days);
const started = performance.now();
const failed: number[] = [];
let underWay = first;
/** Node ends when nothing is under way any more, whoever still waits, and says so by this (docs/api/process.md, Exit codes). */
const waitedInVain = 13;
process.once('exit', (code) => {
  if (code === waitedInVain)
    process.stdout.write(`Seed ${String(underWay)}: something is waited for that never comes.\n`);
});
const sums = { asks: 0, refused: 0, calls: 0, faults: 0, signIns: 0, renewals: 0 };
for (let seed = first; seed < first + count; seed += 1) {
  underWay = seed;
  const result = await soak(seed, days);
  for (const key of ['asks', 'refused', 'calls', 'faults', 'signIns', 'renewals'] as const) sums[key] += result[key];
  if (result.broken.length > 0) {
    failed.push(seed);
    process.stdout.write(`Seed ${String(seed)}: ${result.broken.join('; ')}\n`);
  }
}
const seconds = (performance.now() - started) / 1000;
process.stdout.write(
  [
    `${String(count)} seeds from ${String(first)}, ${String(days)} days each, in ${seconds.toFixed(1)} s (${(seconds / count).toFixed(2)} s a seed).`,
    `${String(sums.asks)} wishes for credentials, ${String(sums.refused)} of them refused; ${String(sums.calls)} calls, ${String(sums.faults)} of them in trouble; ${String(sums.signIns)} sign-ins; ${String(sums.renewals)} times linked keys were written.`,
    failed.length === 0
      ? 'No seed failed.'
      : `Failed: ${failed.join(', ')}. Again with: npm run soak -- --seeds 1 --from SEED`,
    '',
  ].join('\n'),
);
process.exitCode = failed.length === 0 ? 0 : 1;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1, not ${text}.`);
  return number;
}
