import type { CommandFeatures } from './command-features.ts';
import type { KeyOf } from '../../shared/text/text.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';
import type { RoleIndex } from './role-index.ts';

/** What a word can be, for completing it. */
export type WordKind =
  'role' | 'organisation' | 'profile' | 'shell' | 'service' | 'region' | 'command' | 'way' | 'completion' | 'settings';

/** `--name`, or `--name VALUE`. */
export interface Option {
  readonly name: string;
  /** What stands for the value in the help; null: it has none. */
  readonly value: string | null;
  /** The values there are, where these are all. */
  readonly values?: readonly string[];
  readonly completes?: WordKind;
  readonly help: KeyOf;
  /** For ourselves, or another spelling. */
  readonly isHidden?: boolean;
}

/** How a command was called, once its words are known to be right. */
export interface Call {
  readonly words: readonly string[];
  /** By the name of each: its value, or an empty text where it has none. */
  readonly options: ReadonlyMap<string, string>;
}

/** What a command runs with. */
export interface Context {
  readonly features: CommandFeatures;
  readonly request: CommandRequest;
  readonly roles: RoleIndex;
}

/** A row of the table of commands. */
export interface Command {
  readonly name: string;
  /** Its words as the help shows them: `ROLE [PROFILE]`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** What its words are; the last one stands for all that follow. */
  readonly completes?: readonly WordKind[];
  readonly options: readonly Option[];
  readonly help: KeyOf;
  /** Called by programs of ours, so that nobody is told of it. */
  readonly isHidden?: boolean;
  /** Its words are taken as they are. */
  readonly isRaw?: boolean;
  /** Rejects with a `CommandRefusal` or a `FailureError` where it is not done. */
  run(context: Context, call: Call): Promise<CommandAnswer> | CommandAnswer;
}
