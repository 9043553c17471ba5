import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { buffer, text } from 'node:stream/consumers';
import { ordinaryUser, type OrdinaryUser } from './ordinary-user.ts';

export interface SpawnedProgram {
  readonly child: ChildProcess;
  /** Standard output and error so far, as they came. */
  readonly log: () => string;
  /** Exit code; a signal counts as 128 and its number, as in a shell. */
  readonly exited: Promise<number>;
}

/** Starts and ends programs that belong to the desktop, as its user. */
export class Children {
  readonly user: OrdinaryUser = ordinaryUser();
  readonly #running: SpawnedProgram[] = [];

  /** @param input written to its standard input, which is then closed. */
  start(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, input = ''): SpawnedProgram {
    const child = spawn(program, words, { env: environment, ...this.user, cwd: environment['HOME'], stdio: 'pipe' });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const exited = new Promise<number>((resolve) => {
      child.once('error', (error) => {
        chunks.push(String(error));
        resolve(127);
      });
      child.once('close', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
    const started = { child, log: () => chunks.join(''), exited };
    this.#running.push(started);
    return started;
  }

  /**
   * Runs a program to its end and answers what it printed.
   *
   * @throws Error with its standard error when it ends with another code than 0.
   */
  async run(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, input = ''): Promise<string> {
    return (await this.runForBytes(program, words, environment, input)).toString();
  }

  /** The same for a program that prints no text. */
  async runForBytes(
    program: string,
    words: readonly string[],
    environment: NodeJS.ProcessEnv,
    input = '',
  ): Promise<Buffer> {
    const child = spawn(program, words, { env: environment, ...this.user, cwd: environment['HOME'], stdio: 'pipe' });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [printed, errors, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
    if (code !== 0) {
      throw new Error(`${program} ${words.join(' ')} ended with ${String(code)}: ${errors}${printed.toString()}`);
    }
    return printed;
  }

  /** Ends what still runs, the last first. */
  async endAll(): Promise<void> {
    for (const { child, exited } of this.#running.toReversed()) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    }
  }
}
