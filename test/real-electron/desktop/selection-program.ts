/** Another X program, one that does with a selection what `xclip` cannot. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { WatchedProgram } from '../../harness/run-program.ts';
import type { Desktop } from './desktop.ts';
import type { Selection } from './selections.ts';

/** What it prints, line by line. */
type Line = string | { readonly text?: string; readonly asked?: string };

/** It asks for the text whenever the selection changes hands. Answers every text it was given so far, the first first. */
export async function watchSelection(desktop: Desktop, selection: Selection): Promise<() => string[]> {
  const program = await start(desktop, 'watching', 'watch', selection.toUpperCase());
  return () => linesOf(program).flatMap((line) => (typeof line === 'object' ? (line.text ?? []) : []));
}

/**
 * It offers a text with KDE's hint of password managers, as Electron 45 does. Answers the formats that other programs
 * have asked it for so far.
 */
export async function offerWithHint(
  desktop: Desktop,
  selection: Selection,
  text: string,
  hint: string,
): Promise<() => string[]> {
  const program = await start(desktop, 'offered', 'offer', selection.toUpperCase(), text, hint);
  return () => linesOf(program).flatMap((line) => (typeof line === 'object' ? (line.asked ?? []) : []));
}

async function start(desktop: Desktop, ready: string, ...words: string[]): Promise<WatchedProgram> {
  const script = await readFile(join(import.meta.dirname, 'selection-program.py'), 'utf8');
  const program = desktop.start('python3', ['-c', script, ...words]);
  await until(`the other program: ${words.join(' ')}`, () => linesOf(program).includes(ready));
  return program;
}

/** One that is not whole yet waits for the next look. Throws what is no JSON: an error of Python. */
function linesOf(program: WatchedProgram): Line[] {
  return program
    .log()
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      if (!/^["{]/u.test(line)) throw new Error(program.log());
      return JSON.parse(line) as Line;
    });
}
