import { spawn } from 'node:child_process';
import { bytesOf, outputOf, watchProgram, type WatchedProgram } from '../../harness/run-program.ts';
import { ordinaryUser, type OrdinaryUser } from './ordinary-user.ts';

/** Starts and ends programs that belong to the desktop, as its user. */
export class Children {
  readonly user: OrdinaryUser = ordinaryUser();
  readonly #running: WatchedProgram[] = [];
  readonly #groups = new Set<WatchedProgram>();

  /** @param input written to its standard input, which is then closed. */
  start(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, input = ''): WatchedProgram {
    const child = spawn(program, words, { env: environment, ...this.user, cwd: environment['HOME'], stdio: 'pipe' });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const started = watchProgram(child);
    this.#running.push(started);
    return started;
  }

  /** The same for a program that starts others, which nobody else would end: they end together. */
  startGroup(program: string, words: readonly string[], environment: NodeJS.ProcessEnv): WatchedProgram {
    const options = { env: environment, ...this.user, cwd: environment['HOME'], detached: true } as const;
    const started = watchProgram(spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    this.#running.push(started);
    this.#groups.add(started);
    return started;
  }

  /**
   * Runs a program to its end and answers what it printed.
   *
   * @throws Error with its standard error when it ends with another code than 0.
   */
  run(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, input = ''): Promise<string> {
    return outputOf(program, words, { env: environment, ...this.user, cwd: environment['HOME'], input });
  }

  /** The same for a program that prints no text. */
  runForBytes(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, input = ''): Promise<Buffer> {
    return bytesOf(program, words, { env: environment, ...this.user, cwd: environment['HOME'], input });
  }

  /** Ends what still runs, the last first. */
  async endAll(): Promise<void> {
    for (const program of this.#running.toReversed()) {
      const { child, exited } = program;
      const runs = child.exitCode === null && child.signalCode === null;
      if (runs && this.#groups.has(program) && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else if (runs) child.kill('SIGKILL');
      await exited;
    }
  }
}
