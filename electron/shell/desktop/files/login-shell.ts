import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { basename, isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/desktop.ts';

export interface LoginShellOptions {
  /** The person's shell, an absolute path; anything else is not asked. */
  readonly shell: string;
  readonly home: string;
  /** Of this process; only what a shell needs of it is handed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a person's start files may take (ms), and print (bytes). */
const longestWait = 5_000;
const mostOutput = 1024 * 1024;

/** What stands for the shell of users who have none: nothing is wrong where these tell nothing (nologin(8)). */
const noShells: ReadonlySet<string> = new Set(['nologin', 'false']);

/** Of all that this process was started with, nothing that may be secret. */
const handedOn = [
  'USER',
  'LOGNAME',
  'PATH',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'XDG_RUNTIME_DIR',
  'ZDOTDIR',
];

/**
 * The values of variables as a terminal of the person has them: a program that the desktop starts knows nothing of what
 * `~/.profile` or `~/.zshrc` export. What is not set there is an empty text. Null: the shell cannot be asked, ends or prints
 * without an answer, or takes longer than five seconds. Never rejects.
 *
 * Not by `shell-env`: it waits without end and hands all of its own environment on.
 *
 * @param names plain names of variables.
 */
export async function askLoginShell(
  names: readonly string[],
  options: LoginShellOptions,
): Promise<readonly string[] | null> {
  const { shell, log } = options;
  if (!isAbsolute(shell) || noShells.has(basename(shell))) return null;
  try {
    return await answered(names, options);
  } catch (error) {
    log.warn(`The login shell ${shell} told nothing of its variables: ${String(error)}`);
    return null;
  }
}

function answered(names: readonly string[], options: LoginShellOptions): Promise<readonly string[]> {
  const mark = `latchkey${randomBytes(16).toString('hex')}`;
  return new Promise((resolve, reject) => {
    const child = started(options, question(names, mark));
    const giveUp = (why: string): void => {
      endGroup(child.pid);
      reject(new Error(why));
    };
    // Of one that has answered, too: it should be gone by now.
    const timeout = options.clock.setTimer(longestWait, () => giveUp('It took too long.'));
    child.once('error', reject);
    child.once('exit', () => timeout.cancel());
    child.once('close', () => reject(new Error('It ended without an answer.')));
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const answer = answerIn(printed, mark, names.length);
      // Not once it has ended: what its start files left running may hold its output open.
      if (answer !== null) resolve(answer);
      else if (printed.length > mostOutput) giveUp('It printed too much.');
    });
  });
}

/** Without the terminal of this process, if there is one, and with a group of its own. */
function started(
  { shell, home, environment }: LoginShellOptions,
  script: string,
): ChildProcessByStdio<null, Readable, null> {
  const kept = handedOn.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { words, argv0 } = startOf(shell, script);
  return spawn(shell, words, {
    argv0,
    cwd: home,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    // No start file draws a prompt on a terminal that can do nothing.
    env: { ...Object.fromEntries(kept), HOME: home, SHELL: shell, TERM: 'dumb' },
  });
}

/** The C shells take `-l` only alone, and are told by a hyphen before their name that this is a login (tcsh(1)). */
function startOf(shell: string, script: string): { readonly words: readonly string[]; readonly argv0: string } {
  const name = basename(shell);
  const isCShell = name === 'tcsh' || name === 'csh';
  return isCShell
    ? { words: ['-i', '-c', script], argv0: `-${name}` }
    : { words: ['-i', '-l', '-c', script], argv0: name };
}

/** One command, which every shell reads alike: what prints is always the plain shell of the system. */
function question(names: readonly string[], mark: string): string {
  const values = names.map((name) => `"\$${name}"`).join(' ');
  return `/bin/sh -c 'printf "%s${mark}" "" ${values}'`;
}

/** What stands between the marks, however much else was printed; null: that is not all yet. */
export function answerIn(printed: string, mark: string, count: number): readonly string[] | null {
  const values = printed.split(mark).slice(1, -1);
  return values.length === count ? values : null;
}

function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** The shell that the system has for this user; null where it tells of none. */
export function userShell(): string | null {
  try {
    return userInfo().shell;
  } catch {
    return null;
  }
}
