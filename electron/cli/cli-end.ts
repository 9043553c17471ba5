import { text } from '../shared/text/text.ts';

/** What a command prints and ends with. */
export interface CliEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The codes of the script for programs (docs/aws.md#credential_process); anything else is 1. */
export const exitCodes = {
  wrongArguments: 2,
  notRunning: 3,
  signInNeeded: 4,
  accessDenied: 5,
  awsNotReached: 6,
  noAnswer: 7,
  other: 1,
  /** As shells have them, of a command that `run` was to run. */
  notRunnable: 126,
  notFound: 127,
} as const;

/** One sentence for people. */
export function failedWith(code: number, sentence: string): CliEnd {
  return { code, stdout: '', stderr: `${sentence}\n` };
}

export const wrongArguments = (): CliEnd => failedWith(exitCodes.wrongArguments, text('program.arguments'));
export const notRunning = (): CliEnd => failedWith(exitCodes.notRunning, text('program.not-running'));
export const stopped = (): CliEnd => failedWith(exitCodes.notRunning, text('program.stopped'));
export const noAnswer = (): CliEnd => failedWith(exitCodes.noAnswer, text('program.no-answer'));
export const oddAnswer = (code: string): CliEnd => failedWith(exitCodes.other, text('program.odd-answer', { code }));
