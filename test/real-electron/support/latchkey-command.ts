import { join } from 'node:path';
import { runProgram, type Ended } from '../../harness/run-program.ts';
import type { Desktop } from '../desktop/desktop.ts';

/** Where the app writes it (docs/command-line.md#installing). */
export function latchkeyPath({ home }: Desktop): string {
  return join(home, '.latchkey/bin/latchkey');
}

/** Runs the command as the desktop's user types it, in their home. */
export function latchkey(desktop: Desktop, ...words: readonly string[]): Promise<Ended> {
  return asUser(desktop, latchkeyPath(desktop), words);
}

/** Runs a program of the desktop to its end, whatever it ends with. */
export function asUser(
  { environment, children, home }: Desktop,
  program: string,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return runProgram(program, words, { env: { ...environment, ...more }, ...children.user, cwd: home });
}
