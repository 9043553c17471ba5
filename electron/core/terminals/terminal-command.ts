import type { CommandWords } from '../organisations/browser-command.ts';
import { usableCommand, type CommandUse } from '../organisations/usable-command.ts';
import { failure, FailureError } from '../failures/fail.ts';

/** Stands for the path of the script in a person's own command line. */
export const scriptMark = '{script}';

const use: CommandUse = {
  mark: scriptMark,
  code: 'invalid-input',
  invalid: 'failure.terminal-command-invalid',
  shell: 'failure.terminal-command-shell',
};

/**
 * The words of a command line that opens a terminal. Throws a `FailureError` where it is none, where nothing says what the
 * terminal is to run, or where a shell would read the path of the script as a command.
 */
export function terminalWords(line: string): CommandWords {
  const words = usableCommand(line, use);
  if (words.slice(1).some((word) => word.includes(scriptMark))) return words;
  throw new FailureError(failure(use.code, {}, null, use.invalid));
}
