import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const startedSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string(), startUrl: v.string() }));
const accountsSchema = v.array(v.object({ id: v.string(), permissionSets: v.array(v.string()) }));

/** The simulator in a process of its own, so that its memory and its work are not the app's. */
export interface SimulatorProcess {
  readonly url: string;
  readonly startUrl: string;
  /** One call of the control API; answers its JSON. */
  readonly control: (method: 'GET' | 'POST', call: string, body?: object) => Promise<unknown>;
  /** The truth: account id and its permission sets, sorted. */
  readonly accounts: () => Promise<[string, string[]][]>;
  readonly close: () => Promise<void>;
}

export async function startSimulatorProcess(accounts: number, seed: number): Promise<SimulatorProcess> {
  const main = new URL('../identity-center/main.ts', import.meta.url).pathname;
  const options = ['--port', '0', '--accounts', String(accounts), '--seed', String(seed)];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line: unknown[] = await once(createInterface(child.stdout), 'line');
  const { url, startUrl } = v.parse(startedSchema, line[0]);
  const control: SimulatorProcess['control'] = async (method, call, body) => {
    const text = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${url}/_control/${call}`, { method, body: text });
    if (!response.ok) {
      throw new Error(`The simulator answered ${String(response.status)} to ${call}: ${await response.text()}`);
    }
    return v.parse(v.unknown(), await response.json());
  };
  return {
    url,
    startUrl,
    control,
    accounts: async () =>
      v
        .parse(accountsSchema, await control('GET', 'accounts'))
        .map(({ id, permissionSets }): [string, string[]] => [id, permissionSets.toSorted()])
        .toSorted(),
    close: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
