import { createFarCore, type FarCore } from './far-core.ts';
import { memoryNow, type Memory } from './memory.ts';
import { readAll, type ReadingResult } from './read-all.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { atMost, exactly, shown, type Figure } from './table.ts';

const latencyMs = 50;
const seed = 7;

export interface ReadingBench {
  readonly accounts: number;
  /** Calls a second that the service allows. */
  readonly limit: number;
  /** The wait, by the simulated clock, and the real work of this process together; null: no target for times. */
  readonly mostSeconds: number | null;
}

/** One measured reading of a whole organisation, its figures, and the core that holds what was read. */
export async function benchReading(
  bench: ReadingBench,
  then: (core: FarCore, result: ReadingResult) => Promise<void> = () => Promise.resolve(),
): Promise<Figure[]> {
  const simulator = await startSimulatorProcess(bench.accounts, seed);
  await simulator.control('POST', 'switches', { throttlePerSecond: bench.limit });
  const core = await createFarCore(
    {
      url: simulator.url,
      startUrl: simulator.startUrl,
      setClock: async (now) => {
        await simulator.control('POST', 'clock', { freezeAtMs: now });
      },
      approve: async (userCode) => {
        await simulator.control('POST', 'device/approve', { userCode });
      },
    },
    latencyMs,
  );
  const before = await memoryNow();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const result = await readAll(core);
  const work = { wall: performance.now() - startedAt, cpu: process.cpuUsage(cpu) };
  const truth = await simulator.accounts();
  const wrong = differences(result, truth);
  // What only the bench keeps is not the app's.
  core.http.requests.length = 0;
  const after = await memoryNow();
  await then(core, result);
  await core.latchkey.stop();
  await simulator.close();
  return figuresOf(bench, result, { wrong, before, after, wallMs: work.wall, cpuMs: work.cpu.user / 1000 });
}

interface Measured {
  readonly wrong: number;
  readonly before: Memory;
  readonly after: Memory;
  readonly wallMs: number;
  readonly cpuMs: number;
}

function figuresOf(bench: ReadingBench, result: ReadingResult, measured: Measured): Figure[] {
  const waited = result.tookMs / 1000;
  const worked = measured.cpuMs / 1000;
  const namesAfter = result.allNamesAfterMs / 1000;
  const least = result.calls / bench.limit;
  const heldMore = measured.after.held - measured.before.held;
  const residentMore = measured.after.resident - measured.before.resident;
  return [
    shown('calls', `${String(result.calls)} (at least ${least.toFixed(1)} s)`),
    shown('wait, simulated', `${waited.toFixed(1)} s`),
    shown('work, real, of this process', `${worked.toFixed(1)} s`),
    shown('work, real, with the simulator’s and all waits for it', `${(measured.wallMs / 1000).toFixed(1)} s`),
    ...(bench.mostSeconds === null ? [] : [atMost('wait and work', waited + worked, bench.mostSeconds, 's')]),
    atMost('429s', (100 * result.throttled) / result.calls, 2, '%', 2),
    exactly('accounts missing, or with other permission sets than AWS has', measured.wrong, 0),
    exactly('accounts that could not be read', result.status.failedAccounts, 0),
    shown('first names shown after', `${(result.firstNamesAfterMs / 1000).toFixed(2)} s`),
    bench.mostSeconds === null
      ? shown('all names shown after', `${namesAfter.toFixed(2)} s`)
      : atMost('all names shown after', namesAfter, 3, 's', 2),
    shown('roles', String(result.status.roleCount)),
    atMost('memory held, more than before', heldMore, 30, 'MB'),
    atMost(`memory resident, more than before (${measured.before.resident.toFixed(0)} MB)`, residentMore, 30, 'MB'),
  ];
}

function differences(result: ReadingResult, truth: readonly [string, string[]][]): number {
  const read = new Map(result.accounts.map(({ id, roleNames }) => [String(id), roleNames?.join(' ')]));
  const wrong = truth.filter(([id, sets]) => read.get(id) !== sets.join(' ')).length;
  return wrong + Math.abs(read.size - truth.length);
}
