import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import * as v from 'valibot';
import { text } from '../../shared/text/text.ts';
import { exitCodes, failedWith, oddAnswer, type CliEnd } from '../cli-end.ts';

export interface ProgramToRun {
  /** The program, and its words. */
  readonly words: readonly string[];
  /** A JSON object of texts; null takes a variable out. */
  readonly variables: string;
  /** Ours, which is not changed. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const variablesSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.nullable(v.string())));

/** The terminal sends these to the program as well, since it is in the same group: it decides what they mean. */
const ignored = ['SIGINT', 'SIGQUIT'] as const;
/** These come to us alone. */
const handedOn = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program with the variables set, in this terminal, and ends as it ends: of signal N with 128 + N, as a shell says it. A stop
 * (Ctrl+Z) stops both. Never rejects.
 */
export async function runProgram({ words, variables, environment }: ProgramToRun): Promise<CliEnd> {
  const [program = '', ...more] = words;
  const parsed = v.safeParse(variablesSchema, variables);
  if (!parsed.success) return oddAnswer('variables');
  const release = heedSignals((signal) => child?.kill(signal));
  let child: ChildProcess | undefined;
  try {
    child = spawn(program, more, { stdio: 'inherit', env: withVariables(environment, parsed.output) });
    return { code: await endOf(child), stdout: '', stderr: '' };
  } catch (error) {
    return notRun(program, error);
  } finally {
    release();
  }
}

function withVariables(
  environment: Readonly<Record<string, string | undefined>>,
  variables: Readonly<Record<string, string | null>>,
): Record<string, string> {
  const all = Object.entries({ ...environment, ...variables });
  return Object.fromEntries(all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** Answers how to leave them again as they were. */
function heedSignals(handOn: (signal: NodeJS.Signals) => void): () => void {
  const ignore = (): void => undefined;
  for (const signal of ignored) process.on(signal, ignore);
  for (const signal of handedOn) process.on(signal, handOn);
  return () => {
    for (const signal of ignored) process.removeListener(signal, ignore);
    for (const signal of handedOn) process.removeListener(signal, handOn);
  };
}

/** Rejects where it could not be started. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** By the codes that shells end with. */
function notRun(command: string, error: unknown): CliEnd {
  const { code = 'unknown' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (code === 'ENOENT') return failedWith(exitCodes.notFound, text('launcher.not-found', { command }));
  return failedWith(exitCodes.notRunnable, text('launcher.not-runnable', { command, code }));
}
