import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Printed } from './in-bash.ts';

export type { Printed };

/** Runs a program to its end without blocking; it knows the given variables only. Rejects when it cannot be started. */
export async function printedBy(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Printed> {
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}
