import { Bench } from 'tinybench';

const timeMs = 500;
const warmupTime = 50;

/** The middle and the worst but one in a hundred, in ms. */
export interface Latency {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

/** Of durations (ms) that were measured one by one, with the worst but one in twenty; none: all are NaN. */
export function latencyOf(durations: readonly number[], name = 'work'): Latency & { readonly p95: number } {
  const sorted = Float64Array.from(durations).sort();
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
  return { name, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Of ms of work: what else the machine does meanwhile is not ours. */
export async function measure(work: () => unknown, name = 'work'): Promise<Latency> {
  const bench = new Bench({ time: timeMs, warmupTime, now: threadTime });
  bench.add(name, async () => {
    await work();
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !('latency' in result)) {
    throw new Error(`The measurement of ${name} failed: ${JSON.stringify(result)}`);
  }
  return { name, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The time this thread has worked, in ms. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
