import type { ClientRequest, IncomingMessage } from 'node:http';
import { exitCodes, notRunning, oddAnswer, stopped, type CliEnd } from './cli-end.ts';

/** By the status that the app answers with, as in the scripts. */
const codeByStatus: Readonly<Record<number, number>> = {
  401: exitCodes.signInNeeded,
  403: exitCodes.accessDenied,
  429: exitCodes.awsNotReached,
  503: exitCodes.awsNotReached,
};

/** The exit code for an answer that is a sentence. */
export function codeOf({ statusCode = 0 }: IncomingMessage): number {
  return codeByStatus[statusCode] ?? exitCodes.other;
}

/** Rejects with what went wrong before an answer came. */
export function answered(question: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    question.once('response', resolve);
    // Stays on: an error without a listener would end the program in a dialog.
    question.on('error', reject);
  });
}

/** As it came, in pieces; null: nobody of ours writes that much. */
export async function bodyOf(response: IncomingMessage, longest: number): Promise<readonly Buffer[] | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longest) return null;
  }
  return chunks;
}

/** What went wrong on the way, for people. */
export function endOf(error: unknown): CliEnd {
  const { syscall, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (syscall === 'connect') return notRunning();
  return code === 'ECONNRESET' || code === 'EPIPE' ? stopped() : oddAnswer(code ?? 'unknown');
}
