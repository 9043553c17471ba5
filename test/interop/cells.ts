import { longestWait, runClient, type Client } from './clients.ts';
import type { LinkedApp } from './linked-app.ts';
import type { Way } from './ways.ts';

/** What one client came to in one way at one moment. */
export interface Cell {
  /** As it is printed. */
  readonly shown: string;
  /** Why it is not as it should be; null: it is. */
  readonly wrong: string | null;
  /** Whose signature AWS has verified. */
  readonly keyId: string | null;
}

const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/.+$/u;

/** The client is who the role is, by its own words and by the signature that STS has verified. */
export async function whoItIs(app: LinkedApp, command: readonly string[]): Promise<Cell> {
  app.core.simulator.control.clearRequests();
  const { status, stdout, stderr, tookMs } = await runClient(command, app.environment);
  const keyId = signedBy(app);
  const wrong =
    status === null
      ? `no answer within ${seconds(longestWait)}`
      : status !== 0 || !arn.test(stdout.trim()) || keyId === null
        ? `ended with ${String(status)}: ${stdout}${stderr}`
        : null;
  return { shown: `${seconds(tookMs)}, key …${keyId?.slice(-4) ?? 'none'}`, wrong, keyId };
}

/** The same with another key than before, or with its own where the client keeps it. */
export async function afterRenewal(
  app: LinkedApp,
  command: readonly string[],
  before: Cell | undefined,
  isKept: boolean,
): Promise<Cell> {
  const cell = await whoItIs(app, command);
  if (cell.wrong !== null || (cell.keyId === before?.keyId) === isKept) return cell;
  return { ...cell, wrong: isKept ? 'the key is another one' : 'the key is the old one' };
}

/** It says why there is nothing, in the words that are expected; or goes on where nothing can be taken from it. */
export async function whatIsSaid(app: LinkedApp, command: readonly string[], way: Way, client: Client): Promise<Cell> {
  const expected = way.afterTheEnd[client.name];
  if (expected === undefined) throw new Error(`Nothing is expected of ${client.name} by ${way.name}.`);
  if (expected === null) return whoItIs(app, command);
  const { status, stdout, stderr, tookMs } = await runClient(command, app.environment);
  const said = stderr.trim().split('\n').at(-1) ?? '';
  const isRight = status !== null && status !== 0 && stdout === '' && expected.test(stderr);
  const wrong = isRight ? null : `ended with ${String(status)}: ${stdout}${stderr}`;
  return { shown: `${seconds(tookMs)}, ${said}`, wrong, keyId: null };
}

function signedBy({ core }: LinkedApp): string | null {
  const asked = core.simulator.control.requests().filter(({ operation }) => operation === 'STS');
  const last = asked.at(-1);
  return last?.status === 200 ? (last.keyId ?? null) : null;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
