import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// As `--expose-gc` does, without having to be asked for on the command line.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Memory in MB after everything unreachable is gone. */
export interface Memory {
  /** What JavaScript holds, buffers included. */
  readonly held: number;
  /** What the system counts for the process. */
  readonly resident: number;
}

export async function memoryNow(): Promise<Memory> {
  if (!isCollector(collect)) {
    throw new TypeError('This Node has no gc() to call.');
  }
  for (let round = 0; round < 3; round += 1) {
    collect({ type: 'major', flavor: 'last-resort' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 };
}

function isCollector(value: unknown): value is NodeJS.GCFunction {
  return typeof value === 'function';
}
