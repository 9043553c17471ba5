import { request } from 'node:http';
import { commandPath, longestCommandAnswer } from '../../shared/programs/command-wire.ts';
import { claimHeader, socketHost } from '../../shared/programs/program-address.ts';
import { failedWith, noAnswer, oddAnswer, type CliEnd } from '../cli-end.ts';
import { answered, bodyOf, codeOf, endOf } from '../door-answers.ts';
import type { ProgramDoor } from '../program-door.ts';
import { readTrailer, type AnsweredCommand } from './read-trailer.ts';

export interface CommandQuestion {
  readonly words: readonly string[];
  readonly folder: string;
  /** How wide the terminal is; null: what is printed goes elsewhere. */
  readonly columns: number | null;
  readonly hasColour: boolean;
  /** The name of the program that asks; a claim, which may be empty. */
  readonly program: string;
  /** Ends the wait. */
  readonly patience: AbortSignal;
}

/** A line of its own, the longest with words to ask with again (bytes). */
const longestTrailer = 64 * 1024;

/** Asks the running app, once and without any proxy. Never rejects. */
export async function askCommand(door: ProgramDoor, question: CommandQuestion): Promise<AnsweredCommand | CliEnd> {
  try {
    const response = await answered(sent(door, question));
    const chunks = await bodyOf(response, longestCommandAnswer + longestTrailer);
    if (chunks === null) return oddAnswer('too long');
    if (response.statusCode !== 200) {
      return failedWith(codeOf(response), `Latchkey: ${Buffer.concat(chunks).toString().trimEnd()}`);
    }
    return readTrailer(chunks, longestTrailer) ?? oddAnswer('trailer');
  } catch (error) {
    return question.patience.aborted ? noAnswer() : endOf(error);
  }
}

function sent({ address, token }: ProgramDoor, question: CommandQuestion): ReturnType<typeof request> {
  const form = formOf(question);
  const asked = request({
    method: 'POST',
    socketPath: address,
    path: commandPath,
    headers: {
      host: socketHost,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
      [claimHeader]: question.program,
      ...(token === null ? {} : { authorization: token }),
    },
    agent: false,
    signal: question.patience,
  });
  asked.end(form);
  return asked;
}

function formOf({ words, folder, columns, hasColour }: CommandQuestion): string {
  const fields = [
    ...words.map((word): [string, string] => ['argument', word]),
    ['folder', folder],
    ['terminal', columns === null ? 'no' : 'yes'],
    ['columns', columns === null ? '' : String(columns)],
    ['colour', hasColour ? 'yes' : 'no'],
    ['variables', 'json'],
  ] as [string, string][];
  return new URLSearchParams(fields).toString();
}
