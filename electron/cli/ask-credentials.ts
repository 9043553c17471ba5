import { request, type ClientRequest } from 'node:http';
import type { Role } from '../shared/model/role.ts';
import { claimHeader, socketHost } from '../shared/programs/program-address.ts';
import { failedWith, noAnswer, oddAnswer, type CliEnd } from './cli-end.ts';
import { answered, bodyOf, codeOf, endOf } from './door-answers.ts';
import type { ProgramDoor } from './program-door.ts';

export interface Question {
  readonly role: Role;
  /** The name of the program that asks; a claim, which may be empty. */
  readonly program: string;
  /** Ends the wait. */
  readonly patience: AbortSignal;
}

/** A document of credentials has some 2 KB (bytes). */
const longestAnswer = 64 * 1024;

/** Asks the running app, once and without any proxy. Never rejects. */
export async function askCredentials(door: ProgramDoor, question: Question): Promise<CliEnd> {
  try {
    const response = await answered(sent(door, question));
    const chunks = await bodyOf(response, longestAnswer);
    if (chunks === null) return oddAnswer('too long');
    const body = Buffer.concat(chunks).toString();
    if (response.statusCode === 200) return { code: 0, stdout: body, stderr: '' };
    return failedWith(codeOf(response), `Latchkey: ${body.trimEnd()}`);
  } catch (error) {
    return question.patience.aborted ? noAnswer() : endOf(error);
  }
}

function sent({ address, token }: ProgramDoor, { role, program, patience }: Question): ClientRequest {
  const { organisationId, accountId, roleName } = role;
  const question = request({
    socketPath: address,
    path: `/credentials/${organisationId}/${accountId}/${roleName}`,
    headers: {
      host: socketHost,
      [claimHeader]: program,
      ...(token === null ? {} : { authorization: token }),
    },
    agent: false,
    signal: patience,
  });
  question.end();
  return question;
}
