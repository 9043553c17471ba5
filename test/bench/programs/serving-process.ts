import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const startedSchema = v.object({
  script: v.string(),
  words: v.array(v.string()),
  address: v.string(),
  tokenFile: v.string(),
});

/** The app that serves programs, in a process of its own. */
export interface ServingProcess extends v.InferOutput<typeof startedSchema> {
  /** What the system counts for it, in MB. */
  readonly resident: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function startServingProcess(home: string): Promise<ServingProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serving.ts'), home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value)) as unknown;
  return {
    ...v.parse(startedSchema, await next()),
    async resident() {
      child.stdin.write('memory\n');
      return v.parse(v.object({ residentMb: v.number() }), await next()).residentMb;
    },
    async close() {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
