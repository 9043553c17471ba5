import { join } from 'node:path';
import { runProgram, type Ended } from './run-program.ts';

/** A program that prints who the credentials in the environment are, as STS says. */
export const callerIdentity = join(import.meta.dirname, 'get-caller-identity.ts');

/** Types a script into a real bash that has read no start-up file and knows only PATH and the given variables. */
export async function inBash(script: string, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...variables };
  return runProgram('bash', ['--norc', '--noprofile'], { env, input: script });
}

/**
 * Pastes what was copied into a real bash, where a program that sees only the variables of that shell asks STS who it is.
 *
 * @param sts the address of STS.
 * @param now ms since 1970 by the simulator's clock, since a signature bears its time; left out: it is that of this computer.
 */
export function whoAmIInBash(pasted: string, sts: string, now?: number): Promise<Ended> {
  return inBash(`${pasted}\n"${process.execPath}" "${callerIdentity}"\n`, {
    AWS_ENDPOINT_URL_STS: sts,
    ...(now === undefined ? {} : { LATCHKEY_TEST_NOW: String(now) }),
  });
}
