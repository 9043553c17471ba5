import { text } from '../../shared/text/text.ts';
import { failureOf } from '../failures/fail.ts';
import { second } from '../time/instant.ts';
import { within } from '../time/waiting.ts';
import { CommandRefusal, refused } from './answers.ts';
import type { Context } from './command.ts';
import type { CommandFeatures } from './command-features.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';
import { commands } from './commands.ts';
import { exitCode, exitCodeOf } from './exit-codes.ts';
import { helpOf } from './commands/help.ts';
import { parseWords } from './parse-words.ts';
import { RoleIndex } from './role-index.ts';
import { shown } from './shown.ts';

/** Less than the 30 s after which the client gives up, so that a person reads our sentence (ms). */
const longestAnswer = 25 * second;

/** As long as the sentence of a failure can be (characters). */
const longestSentence = 500;

/** Answers the `latchkey` command (docs/command-line.md). */
export class CommandLine {
  readonly #features: CommandFeatures;
  readonly #roles: RoleIndex;

  constructor(features: CommandFeatures) {
    this.#features = features;
    this.#roles = new RoleIndex(features);
  }

  /** Never rejects, and takes no longer than 25 s: what takes longer is asked for again. */
  async run(request: CommandRequest): Promise<CommandAnswer> {
    const late = (): Error => new CommandRefusal(exitCode.noAnswer, text('command.no-answer'));
    try {
      return await within(this.#features.clock, longestAnswer, this.#answer(request), late);
    } catch (error) {
      return this.#refusal(error);
    }
  }

  async #answer(request: CommandRequest): Promise<CommandAnswer> {
    const parsed = parseWords(request.words, commands);
    if (parsed === null) return { ...helpOf(null, commands), stream: 'err', code: exitCode.wrongArguments };
    const { command, ...call } = parsed;
    if (call.options.has('help')) return helpOf(command, commands);
    const hasColour = request.hasColour && !call.options.has('no-colour');
    const context: Context = { features: this.#features, request: { ...request, hasColour }, roles: this.#roles };
    return await command.run(context, call);
  }

  #refusal(error: unknown): CommandAnswer {
    if (error instanceof CommandRefusal) return refused(error.code, error.message);
    const failure = failureOf(error);
    if (failure.code === 'internal') this.#features.log.error('A command of the command line failed.', error);
    return refused(exitCodeOf(failure.code), shown(failure.sentence, longestSentence));
  }
}
