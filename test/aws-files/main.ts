/**
 * `npm run test:aws-files`: edits of generated AWS files, read and edited in between by AWS's own code where this computer
 * has it. Prints each property; exits 1 where one did not hold, with the seed and the smallest input found.
 * `-- --runs 10000 --seed 1` are the settings there are.
 */
import { parseArgs } from 'node:util';
import { runProperties } from './run-properties.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
process.stdout.write(`seed ${values.seed}\n`);
for await (const { property, runs, broken } of runProperties(Number(values.runs), Number(values.seed))) {
  process.stdout.write(
    `${broken === null ? '✓' : '✗'} ${property}: ${String(runs)} runs\n${broken === null ? '' : `${broken}\n`}`,
  );
  if (broken !== null) process.exitCode = 1;
}
