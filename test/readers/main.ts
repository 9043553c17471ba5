/**
 * `npm run test:readers`: everything that reads what AWS, a file, the system or a person hands in is fed mutations of valid
 * input, and one in three hundred of them is met by the whole of core. Prints for each reader how many it took whole, took
 * without some of it, and refused; exits 1 where a property did not hold, with the seed and the smallest input found.
 * `-- --mutations 100000 --seed 1 --only NAME` are the settings there are.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { allReaders } from './all-readers.ts';
import { rowOf, titles } from './report.ts';
import { runReader, type Report, type RunOptions } from './run-reader.ts';

const atOnce = 2;
const coreEvery = 300;

if (isMainThread) await runAll();
else await runOne(workerData as Work);

interface Work extends RunOptions {
  readonly reader: string;
}

async function runAll(): Promise<void> {
  const { values } = parseArgs({
    options: {
      mutations: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      only: { type: 'string', default: '' },
    },
  });
  const options = { mutations: Number(values.mutations), seed: Number(values.seed), coreEvery };
  const started = performance.now();
  process.stdout.write(`seed ${String(options.seed)}\n${titles}`);
  const waiting = allReaders.map(({ name }) => name).filter((name) => name.includes(values.only));
  const work = async (): Promise<void> => {
    for (let reader = waiting.shift(); reader !== undefined; reader = waiting.shift()) {
      const report = await inThread({ ...options, reader });
      process.stdout.write(rowOf(report));
      if (report.broken !== null) process.exitCode = 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  process.stdout.write(`${String(Math.round((performance.now() - started) / 1000))} s\n`);
}

/** What nobody catches ends the thread, and counts as broken. */
function inThread(work: Work): Promise<Report> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: work });
    const broken = (why: string): void => {
      const verdicts = { whole: 0, part: 0, refused: 0 };
      resolve({ reader: work.reader, mutations: 0, verdicts, inCore: 0, broken: why });
    };
    thread.once('message', resolve);
    thread.once('error', (error) =>
      broken(`Nobody caught ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    );
    thread.once('exit', () => broken('The thread ended without a report.'));
  });
}

async function runOne({ reader, ...options }: Work): Promise<void> {
  const found = allReaders.find(({ name }) => name === reader);
  if (found !== undefined) parentPort?.postMessage(await runReader(found, options));
}
