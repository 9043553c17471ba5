/**
 * `npm run fuzz`: everything that reads what AWS, a file, the system or a person hands in is fed mutations of valid input, and
 * one in three hundred of them is met by the whole of core. Prints for each reader how many it took whole, took without some
 * of it, and refused; exits 1 where a property did not hold, with the seed and the smallest input found, where an input took
 * longer than a minute, and where less than a fifth of all was taken.
 * `-- --mutations 1000000 --seed 1 --only NAME` are the settings there are; so many for all readers together.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { allReaders } from './all-readers.ts';
import type { Reader } from './reader.ts';
import { allOf, leastTaken, rowOf, taken, titles } from './report.ts';
import type { Step } from './mutate-json.ts';
import { runReader, type Report, type RunOptions } from './run-reader.ts';
import { SharedSteps } from './shared-steps.ts';

const atOnce = 2;
const coreEvery = 300;
/** One input that takes longer (ms) hangs. The slowest, met by all of core, takes some 0.2 s. */
const hangsAfter = 60_000;

if (isMainThread) await runAll();
else await runOne(workerData as Work);

interface Work extends RunOptions {
  readonly reader: string;
  /** What the thread is busy with. */
  readonly steps: SharedArrayBuffer;
}

async function runAll(): Promise<void> {
  const { values } = parseArgs({
    options: {
      mutations: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      only: { type: 'string', default: '' },
    },
  });
  const waiting = allReaders.map(({ name }) => name).filter((name) => name.includes(values.only));
  const each = Math.ceil(Number(values.mutations) / Math.max(1, waiting.length));
  const options = { mutations: each, seed: Number(values.seed), coreEvery };
  const started = performance.now();
  process.stdout.write(`seed ${String(options.seed)}\n${titles}`);
  const reports: Report[] = [];
  const work = async (): Promise<void> => {
    for (let reader = waiting.shift(); reader !== undefined; reader = waiting.shift()) {
      const report = await inThread({ ...options, reader });
      process.stdout.write(rowOf(report));
      reports.push(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const all = allOf(reports);
  process.stdout.write(rowOf(all));
  if (taken(all) < leastTaken || reports.some(({ broken }) => broken !== null)) process.exitCode = 1;
  process.stdout.write(`${String(Math.round((performance.now() - started) / 1000))} s\n`);
}

/** What nobody catches ends the thread, and counts as broken; so does what does not end. */
function inThread(work: Omit<Work, 'steps'>): Promise<Report> {
  return new Promise((resolve) => {
    const steps = new SharedSteps();
    const thread = new Worker(new URL(import.meta.url), { workerData: { ...work, steps: steps.buffer } });
    const end = (report: Report): void => {
      clearInterval(watch);
      resolve(report);
    };
    const broken = (why: string): void => {
      end({
        reader: work.reader,
        mutations: steps.count(),
        verdicts: { whole: 0, part: 0, refused: 0 },
        inCore: 0,
        broken: why,
      });
    };
    let seen = -1;
    const watch = setInterval(() => {
      if (seen === steps.count()) {
        broken(`It hangs.\n  input ${shown(work.reader, steps.last()).slice(0, 2000)}`);
        void thread.terminate();
      }
      seen = steps.count();
    }, hangsAfter);
    thread.once('message', end);
    thread.once('error', (error) =>
      broken(`Nobody caught ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    );
    thread.once('exit', () => broken('The thread ended without a report.'));
  });
}

async function runOne({ reader, steps, ...options }: Work): Promise<void> {
  const found = allReaders.find(({ name }) => name === reader);
  if (found !== undefined) parentPort?.postMessage(await runReader(noted(found, new SharedSteps(steps)), options));
}

function noted(reader: Reader, shared: SharedSteps): Reader {
  return {
    ...reader,
    read: (steps) => {
      shared.note(steps);
      return reader.read(steps);
    },
  };
}

function shown(name: string, steps: readonly Step[]): string {
  return allReaders.find((reader) => reader.name === name)?.show(steps) ?? '';
}
