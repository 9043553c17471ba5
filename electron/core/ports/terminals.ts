import type { terminals } from '../../contract/settings.ts';

export type TerminalName = Exclude<(typeof terminals)[number], 'usual' | 'own'>;

/** What a terminal runs in place of a plain shell: a script of ours that nobody else can read. */
export interface TerminalScript {
  /** What it is called: `[a-z0-9-]`, so that it can be a file's name. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A script that is there. */
export interface KeptScript {
  readonly id: string;
  /** Its terminal is open, or may only just be opening. */
  readonly isRunning: boolean;
}

/** The terminal programs of this computer. */
export interface Terminals {
  /** Those that are here, the usual one first. */
  available(): Promise<readonly TerminalName[]>;
  /**
   * Opens one; rejects where it does not start. One that starts and ends at once is not told from one that the person has
   * closed.
   */
  open(terminal: TerminalName, script: TerminalScript): Promise<void>;
  /** The same with a command line of the person's own, one of whose words is or holds `{script}`; no shell reads it. */
  openWith(words: readonly [program: string, ...arguments_: string[]], script: TerminalScript): Promise<void>;
  /** The scripts that are there, also those of an earlier start. Rejects with what the disk says. */
  kept(): Promise<readonly KeptScript[]>;
  /** The script is no longer needed. */
  remove(id: string): Promise<void>;
}
