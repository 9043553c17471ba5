import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What a script printed. */
export interface Printed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Types a script into a real bash that has read no start-up file and knows only PATH and the given variables. Does not
 * block, since the simulator may live in this process.
 */
export async function inBash(script: string, variables: Readonly<Record<string, string>> = {}): Promise<Printed> {
  const bash = spawn('bash', ['--norc'], { env: { PATH: process.env['PATH'], ...variables } });
  const ended = new Promise<number | null>((resolve, reject) => {
    bash.once('error', reject);
    bash.once('close', resolve);
  });
  bash.stdin.end(script);
  const [stdout, stderr, status] = await Promise.all([text(bash.stdout), text(bash.stderr), ended]);
  return { status, stdout, stderr };
}
