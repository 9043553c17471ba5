import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** What a program printed, and the code it ended with; null: a signal ended it. */
export interface Ended<Output = string> {
  readonly status: number | null;
  readonly stdout: Output;
  readonly stderr: string;
}

export interface RunOptions extends Pick<SpawnOptions, 'env' | 'cwd' | 'uid' | 'gid' | 'shell'> {
  /** What it reads on standard input: text, or an open file. Left out: nothing. */
  readonly input?: string | number;
}

/** Runs a program to its end without blocking; rejects when it cannot be started. */
export async function runProgram(program: string, words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { stdout, ...ended } = await runForBytes(program, words, options);
  return { ...ended, stdout: stdout.toString() };
}

/**
 * Runs a program to its end; answers what it printed on standard output.
 *
 * @throws Error with all that it printed when it ends with another code than 0.
 */
export async function outputOf(program: string, words: readonly string[], options: RunOptions = {}): Promise<string> {
  return (await bytesOf(program, words, options)).toString();
}

/** The same for a program that prints no text. */
export async function bytesOf(program: string, words: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  const { status, stdout, stderr } = await runForBytes(program, words, options);
  if (status === 0) return stdout;
  throw new Error(`${program} ${words.join(' ')} ended with ${String(status)}: ${stderr}${stdout.toString()}`);
}

async function runForBytes(
  program: string,
  words: readonly string[],
  { input = '', ...options }: RunOptions,
): Promise<Ended<Buffer>> {
  const stdin = typeof input === 'number' ? input : 'pipe';
  const child = spawn(program, words, { ...options, stdio: [stdin, 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Some end without having read it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const [stdout, stderr, status] = await Promise.all([printed(child.stdout), printed(child.stderr), ended]);
  return { status, stdout, stderr: stderr.toString() };
}

function printed(stream: Readable | null): Promise<Buffer> {
  return stream === null ? Promise.resolve(Buffer.alloc(0)) : buffer(stream);
}

/** A program that runs on while its output is read. */
export interface WatchedProgram {
  readonly child: ChildProcess;
  /** Standard output and error so far, as they came. */
  readonly log: () => string;
  /** Exit code; a signal counts as 128 and its number, as in a shell, and 127 that it could not be started. */
  readonly exited: Promise<number>;
}

/** Collects what a program prints that has just been started. */
export function watchProgram(child: ChildProcess): WatchedProgram {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const exited = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      chunks.push(String(error));
      resolve(127);
    });
    // `close` comes after the last output, `exit` may come before it.
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
  return { child, log: () => chunks.join(''), exited };
}
