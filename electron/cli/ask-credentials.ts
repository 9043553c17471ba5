import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Role } from '../shared/model/role.ts';
import { claimHeader, socketHost } from '../shared/programs/program-address.ts';
import { exitCodes, failedWith, noAnswer, notRunning, oddAnswer, stopped, type CliEnd } from './cli-end.ts';
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

/** By the status that the app answers with, as in the script. */
const codeByStatus: Readonly<Record<number, number>> = {
  401: exitCodes.signInNeeded,
  403: exitCodes.accessDenied,
  429: exitCodes.awsNotReached,
  503: exitCodes.awsNotReached,
};

/** Asks the running app, once and without any proxy. Never rejects. */
export async function askCredentials(door: ProgramDoor, question: Question): Promise<CliEnd> {
  try {
    const response = await answered(sent(door, question));
    const body = await bodyOf(response);
    if (body === null) return oddAnswer('too long');
    if (response.statusCode === 200) return { code: 0, stdout: body, stderr: '' };
    const code = codeByStatus[response.statusCode ?? 0] ?? exitCodes.other;
    return failedWith(code, `Latchkey: ${body.trimEnd()}`);
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

function answered(question: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    question.once('response', resolve);
    // Stays on: an error without a listener would end the program in a dialog.
    question.on('error', reject);
  });
}

/** Null: nobody of ours writes that much. */
async function bodyOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestAnswer) return null;
  }
  return Buffer.concat(chunks).toString();
}

function endOf(error: unknown): CliEnd {
  const { syscall, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (syscall === 'connect') return notRunning();
  return code === 'ECONNRESET' || code === 'EPIPE' ? stopped() : oddAnswer(code ?? 'unknown');
}
