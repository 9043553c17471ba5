import * as v from 'valibot';
import { roleSchema } from '../contract/identifiers.ts';
import { askCredentials } from './ask-credentials.ts';
import { callingProgram } from './calling-program.ts';
import { notRunning, wrongArguments, type CliEnd } from './cli-end.ts';
import { programDoor, type DoorPlace } from './program-door.ts';

export interface CliOptions extends DoorPlace {
  /** The process that started this one. */
  readonly parent: number;
  /** Ends the wait for an answer; 30 s where it is left out. */
  readonly patience?: AbortSignal;
}

/** For everything together (ms), as the script for programs waits. */
const longestWait = 30_000;

/**
 * `credentials ORGANISATION ACCOUNT ROLE`: asks the running app for what a `credential_process` prints
 * (docs/aws.md#credential_process). It is what profiles on Windows start, and the script for programs where there is no curl.
 * Never rejects.
 *
 * @param words what stood after `--cli`.
 */
export async function runCli(words: readonly string[], options: CliOptions): Promise<CliEnd> {
  const [command, organisationId, accountId, roleName, ...more] = words;
  const role = v.safeParse(roleSchema, { organisationId, accountId, roleName });
  if (command !== 'credentials' || !role.success || more.length > 0) return wrongArguments();
  const { parent, patience = AbortSignal.timeout(longestWait) } = options;
  const [door, program] = await Promise.all([programDoor(options), callingProgram(parent)]);
  return door === null ? notRunning() : askCredentials(door, { role: role.output, program, patience });
}
