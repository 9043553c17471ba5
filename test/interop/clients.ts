import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { awsCommand } from '../harness/aws-command.ts';
import { pythonWithBotocore } from '../harness/python-with-botocore.ts';
import type { Ended } from '../harness/run-program.ts';

/** A tool or an SDK that asks STS who it is, as a program of its own. */
export interface Client {
  readonly name: string;
  /** The program and its words; null: this computer does not have it. */
  readonly command: (profile: string | null) => readonly string[] | null;
}

/** Asks as `boto3` does by its default session. */
const askByBotocore = `
import sys, botocore.session
session = botocore.session.Session(profile=sys.argv[1] if len(sys.argv) > 1 else None)
print(session.create_client('sts').get_caller_identity()['Arn'])
`;

const aws = awsCommand();
const python = pythonWithBotocore();

export const clients: readonly Client[] = [
  {
    name: 'AWS CLI',
    command: (profile) =>
      aws === undefined
        ? null
        : [aws, 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', ...named('--profile', profile)],
  },
  {
    name: 'botocore',
    command: (profile) => (python === undefined ? null : [python, '-c', askByBotocore, ...named(null, profile)]),
  },
  {
    name: 'SDK for JavaScript',
    command: (profile) => [process.execPath, join(import.meta.dirname, 'ask-by-js-sdk.ts'), ...named(null, profile)],
  },
];

function named(option: string | null, profile: string | null): string[] {
  if (profile === null) return [];
  return option === null ? [profile] : [option, profile];
}

/**
 * In ms; who waits longer believes that nothing comes. A computer that is busy with other things is given more by
 * `--seconds N`: AWS CLI alone takes one second of work.
 */
export const longestWait = 1000 * (Number(process.argv[process.argv.indexOf('--seconds') + 1]) || 5);

/** Runs a client to its end, or ends it once it has taken too long: then its status is null. */
export async function runClient(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended & { readonly tookMs: number }> {
  const [program = '', ...words] = command;
  const from = performance.now();
  // With a group of its own, so that what it has started ends with it.
  const child = spawn(program, words, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), longestWait);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { status, stdout, stderr, tookMs: performance.now() - from };
  } finally {
    clearTimeout(timer);
  }
}
