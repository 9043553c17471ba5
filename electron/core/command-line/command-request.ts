import type { Secret } from '../secret.ts';

/** What the `latchkey` command was called with, as its client sends it (docs/command-line.md#between-command-and-app). */
export interface CommandRequest {
  /** The words after `latchkey`; of `run` none of what is to be run. */
  readonly words: readonly string[];
  /** Where it was called. */
  readonly folder: string;
  /** Whether a person reads what is printed, and so may have columns and colours. */
  readonly isTerminal: boolean;
  /** How wide the terminal is; null: not known. */
  readonly columns: number | null;
  /** False where `NO_COLOR` asks for none. */
  readonly hasColour: boolean;
  /** How the client takes the variables of `run`: lines for a POSIX shell, or a JSON document. */
  readonly variables: 'posix' | 'json';
  /** What the program that called it is called, by its own word; empty: not known. */
  readonly program: string;
}

/** What the client does with the answer. */
export type CommandAnswer =
  /** It prints the text and ends with the code. */
  | { readonly next: 'end'; readonly stream: 'out' | 'err'; readonly code: number; readonly text: Secret }
  /** It prints the text and asks again, with these words: what it waits for has not come yet. */
  | { readonly next: 'again'; readonly text: Secret; readonly words: readonly string[] }
  /** It sets the variables and becomes the program that is to be run. */
  | { readonly next: 'run'; readonly text: Secret };
