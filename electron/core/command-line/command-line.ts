import { Secret } from '../secret.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';

/** Answers the `latchkey` command (docs/command-line.md). */
export class CommandLine {
  /** Never rejects, and takes no longer than 25 s: what takes longer is asked for again. */
  run(request: CommandRequest): Promise<CommandAnswer> {
    const text = new Secret(`There is no command ${request.words[0] ?? ''}.\n`);
    return Promise.resolve({ next: 'end', stream: 'err', code: 2, text });
  }
}
