import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program is on this computer. */
export function pathOf(program: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/** Whether it is here; where it is not, a loud line says what was not shown. */
export function isHere(program: string, otherwise: string): boolean {
  const found = pathOf(program) !== undefined;
  if (!found) console.warn(`NOT RUN: ${program} is not on this computer, so ${otherwise}.`);
  return found;
}

export interface Shell {
  readonly name: string;
  readonly words: readonly string[];
}

/** The shells of this computer that may run a script of `/bin/sh`, and the words before it. */
export function posixShells(): Shell[] {
  return [
    { name: 'dash', words: [] },
    { name: 'bash', words: [] },
    { name: 'bash', words: ['--posix'] },
    { name: 'busybox', words: ['sh'] },
    { name: 'zsh', words: ['-f'] },
    { name: 'zsh', words: ['--emulate', 'sh', '-f'] },
  ].filter(({ name }) => isHere(name, 'the script was not run by it'));
}
