import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentityCenter } from '../../../electron/aws/create-identity-center.ts';
import { awsCommand } from '../../harness/aws-command.ts';
import { LoopbackHttp } from '../../harness/loopback-http.ts';
import { simulatorEndpoints } from '../../harness/ports.ts';
import { writeRuleSets } from '../../harness/rule-sets.ts';
import { outputOf } from '../../harness/run-program.ts';
import { signInOverWire } from '../kept-sign-in.ts';
import { latencyOf } from '../latency.ts';
import { startSimulatorProcess, type SimulatorProcess } from '../simulator-process.ts';
import { atMost, shown, type Figure } from '../table.ts';
import { benchEndpoint } from './many-clients.ts';
import { startServingProcess, type ServingProcess } from './serving-process.ts';

const rounds = 20;
const region = 'us-east-1';
const seed = 7;
/** How many times faster than AWS CLI it has to be. */
const timesFaster = 12;

/** What a program waits for a role's credentials, by our script and by AWS's own means, and what the endpoint takes. */
export async function benchPrograms(): Promise<{ waits: Figure[]; endpoint: Figure[] }> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const simulator = await startSimulatorProcess(5, seed);
  const serving = await startServingProcess(home);
  try {
    await shareSignIn(home, simulator);
    return { waits: await benchWaits(home, serving, simulator), endpoint: await benchEndpoint(serving) };
  } finally {
    await serving.close();
    await simulator.close();
    await rm(home, { recursive: true });
  }
}

interface Contender {
  readonly name: string;
  readonly command: readonly [program: string, ...words: string[]];
  readonly waits: number[];
}

/** One after the other in each round, so that all are measured in the same minutes of the machine. */
async function benchWaits(home: string, serving: ServingProcess, simulator: SimulatorProcess): Promise<Figure[]> {
  const env = environmentOf(home, simulator.url);
  const contenders = contendersOf(serving);
  // The first time reads everything from the disk, and AWS CLI keeps what it gets.
  for (const { command } of contenders) await timed(command, env);
  for (let round = 0; round < rounds; round += 1) {
    for (const { command, waits } of contenders) waits.push(await timed(command, env));
  }
  const middle = new Map(contenders.map(({ name, waits }) => [name, latencyOf(waits).p50]));
  const [ours = Number.NaN, node = Number.NaN] = [middle.get('credential_process'), middle.get('node')];
  const aws = middle.get('aws');
  return [
    ...contenders.map(({ name, waits }) => shown(`${labels[name] ?? name}, p50 and worst`, both(waits))),
    atMost('our script in times of bare Node', ours / node, 1, '', 2),
    aws === undefined
      ? shown('our script in times of AWS CLI', 'not run: it is not on this computer')
      : atMost('our script in times of AWS CLI', ours / aws, 1 / timesFaster, '', 3),
  ];
}

const labels: Readonly<Record<string, string>> = {
  credential_process: `our script, warm, ${String(rounds)} rounds`,
  node: 'bare Node that does nothing',
  sdk: 'the SDK for JavaScript by a shared sign-in',
  aws: 'AWS CLI with the keys in its own cache',
};

function contendersOf({ script, words }: ServingProcess): Contender[] {
  const aws = awsCommand();
  const all: [string, [string, ...string[]]][] = [
    ['credential_process', [script, ...words]],
    ['node', [process.execPath, '-e', '0']],
    ['sdk', [process.execPath, join(import.meta.dirname, 'get-by-sso.ts'), 'bench']],
  ];
  if (aws !== undefined) all.push(['aws', [aws, 'configure', 'export-credentials', '--profile', 'bench']]);
  return all.map(([name, command]) => ({ name, command, waits: [] }));
}

async function timed(
  [program, ...words]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const startedAt = performance.now();
  await outputOf(program, words, { env });
  return performance.now() - startedAt;
}

/** A profile and the token of its session, as any tool of AWS leaves them. */
async function shareSignIn(home: string, simulator: SimulatorProcess): Promise<void> {
  const { startUrl, url } = simulator;
  const identityCenter = createIdentityCenter(new LoopbackHttp(), simulatorEndpoints(url));
  const { grant } = await signInOverWire(identityCenter, startUrl, async (userCode) => {
    await simulator.control('POST', 'device/approve', { userCode });
  });
  const cache = join(home, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  await writeFile(
    join(home, '.aws/config'),
    `[sso-session bench]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n\n[profile bench]\nsso_session = bench\n` +
      `sso_account_id = 111122223333\nsso_role_name = ReadOnlyAccess\nregion = ${region}\n`,
  );
  const token = {
    startUrl,
    region,
    accessToken: grant.accessToken?.reveal(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/u, ''),
  };
  await writeFile(join(cache, `${createHash('sha1').update('bench').digest('hex')}.json`), JSON.stringify(token));
  await writeRuleSets(home, `${url}/${region}`);
}

function environmentOf(home: string, url: string): Record<string, string> {
  const base = `${url}/${region}`;
  return {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    AWS_PAGER: '',
    AWS_REGION: region,
    AWS_ENDPOINT_URL_SSO: base,
    AWS_ENDPOINT_URL_SSO_OIDC: base,
  };
}

function both(waits: readonly number[]): string {
  return `${latencyOf(waits).p50.toFixed(0)} and ${Math.max(...waits).toFixed(0)} ms`;
}
