import type { IncomingMessage } from 'node:http';
import { refused } from '../../../core/command-line/answers.ts';
import type { CommandAnswer, CommandRequest } from '../../../core/command-line/command-request.ts';
import { exitCode } from '../../../core/command-line/exit-codes.ts';
import { claimedName } from '../../../core/export/claimed-name.ts';
import { sentenceAnswer, type ServedAnswer } from '../../../core/export/served-answer.ts';
import type { ProgramDesk } from '../../../core/ports/program-socket.ts';
import { Secret } from '../../../core/secret.ts';
import { longestCommandForm, writeTrailer, type CommandTrailer } from '../../../shared/programs/command-wire.ts';
import { claimHeader, socketHost } from '../../../shared/programs/program-address.ts';
import { text } from '../../../shared/text/text.ts';
import { isOfBrowser, onlyHeader } from './program-server.ts';

/** Answers a posted form with the words of a command (docs/command-line.md#between-command-and-app). */
export async function commandAnswer(
  request: IncomingMessage,
  runCommand: ProgramDesk['runCommand'],
): Promise<ServedAnswer> {
  const form = isForm(request) ? await bodyOf(request) : null;
  if (form === null) return sentenceAnswer(400, text('program.odd-request'));
  if (form === 'too long') return written(refused(exitCode.wrongArguments, text('command.too-long')));
  return written(await runCommand(requestOf(new URLSearchParams(form.toString()), request)));
}

function isForm(request: IncomingMessage): boolean {
  return (
    request.method === 'POST' &&
    !isOfBrowser(request) &&
    onlyHeader(request, 'host') === socketHost &&
    onlyHeader(request, 'content-type') === 'application/x-www-form-urlencoded' &&
    request.headers.expect === undefined &&
    request.headers.upgrade === undefined
  );
}

/**
 * Null: cut off. What is longer than any command is read all the same and let go: who still sends would see a broken
 * connection instead of the answer.
 */
async function bodyOf(request: IncomingMessage): Promise<Buffer | 'too long' | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= longestCommandForm) chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return length > longestCommandForm ? 'too long' : Buffer.concat(chunks);
}

function requestOf(form: URLSearchParams, request: IncomingMessage): CommandRequest {
  const columns = Number(form.get('columns') ?? '');
  return {
    words: form.getAll('argument'),
    folder: form.get('folder') ?? '',
    isTerminal: form.get('terminal') === 'yes',
    columns: Number.isInteger(columns) && columns > 0 ? columns : null,
    hasColour: form.get('colour') !== 'no',
    variables: form.get('variables') === 'json' ? 'json' : 'posix',
    program: claimedName(onlyHeader(request, claimHeader) ?? undefined),
  };
}

/** What is printed, as whole lines, and what the client does then in a line of its own. */
function written(answer: CommandAnswer): ServedAnswer {
  const printed = answer.text.reveal();
  const gap = printed === '' || printed.endsWith('\n') ? '' : '\n';
  const body = new Secret(`${printed}${gap}${writeTrailer(trailerOf(answer))}`);
  return { status: 200, contentType: 'text/plain; charset=utf-8', body };
}

function trailerOf(answer: CommandAnswer): CommandTrailer {
  switch (answer.next) {
    case 'end':
      return { next: 'end', code: answer.code, stream: answer.stream };
    case 'again':
      return { next: 'again', words: answer.words };
    case 'run':
      return { next: 'run' };
  }
}
