/**
 * `npm run test:readers`: everything that reads what AWS, a file, the system or a person hands in is fed mutations of valid
 * input, and one in fifty of them is met by the whole of core. Prints for each reader how many it took whole, took without
 * some of it, and refused; exits 1 where a property did not hold, with the seed and the smallest input found.
 * `-- --mutations 100000 --seed 1 --only NAME` are the settings there are.
 */
import { parseArgs } from 'node:util';
import { allReaders } from './all-readers.ts';
import { rowOf, titles } from './report.ts';
import { runReader } from './run-reader.ts';

const { values } = parseArgs({
  options: {
    mutations: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string', default: '' },
  },
});
const options = { mutations: Number(values.mutations), seed: Number(values.seed), coreEvery: 50 };
process.on('unhandledRejection', (error) => {
  process.stdout.write(
    `A rejection that nobody handled: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  );
  process.exit(1);
});

const started = performance.now();
process.stdout.write(`seed ${String(options.seed)}\n${titles}`);
for (const reader of allReaders.filter(({ name }) => name.includes(values.only))) {
  const report = await runReader(reader, options);
  process.stdout.write(rowOf(report));
  if (report.broken !== null) process.exitCode = 1;
}
process.stdout.write(`${String(Math.round((performance.now() - started) / 1000))} s\n`);
