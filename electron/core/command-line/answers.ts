import { Secret } from '../secret.ts';
import type { CommandAnswer } from './command-request.ts';
import { exitCode } from './exit-codes.ts';

/** Thrown where a command ends with a sentence of its own: what was wrong, and what to do. */
export class CommandRefusal extends Error {
  readonly code: number;

  constructor(code: number, sentence: string) {
    super(sentence);
    this.name = 'CommandRefusal';
    this.code = code;
  }
}

/** Ends the command as called wrongly. */
export function refuseWords(sentence: string): never {
  throw new CommandRefusal(exitCode.wrongArguments, sentence);
}

/** It is done, and this is printed; lines end in a line feed. */
export function printed(text: string | Secret, code: number = exitCode.done): CommandAnswer {
  return { next: 'end', stream: 'out', code, text: typeof text === 'string' ? new Secret(text) : text };
}

/** It is not done, and this sentence is printed on the error stream. */
export function refused(code: number, sentence: string): CommandAnswer {
  return { next: 'end', stream: 'err', code, text: new Secret(`${sentence}\n`) };
}

/** One JSON document. */
export function printedJson(document: unknown, code: number = exitCode.done): CommandAnswer {
  return printed(jsonText(document), code);
}

/**
 * JSON for people and programs. A character that a terminal would act on instead of showing it is escaped, which changes no
 * value: JSON escapes the first 32 only, and not what turns the direction of a line.
 */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2).replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return String.raw`\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
