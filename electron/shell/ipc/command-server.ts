import type { IpcMain } from 'electron';
import { serialize } from 'node:v8';
import * as v from 'valibot';
import { commandChannel } from '../../contract/bridge.ts';
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../../contract/commands.ts';
import type { Failure, Result } from '../../contract/failure.ts';
import { failed, failure, failureSaying } from '../../core/failures/fail.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';
import type { CallOrigin, TrustedWindows } from './trusted-windows.ts';

export type CommandHandlers = {
  readonly [Name in CommandName]: (input: CommandInput<Name>) => Promise<Result<CommandOutput<Name>>>;
};

interface CommandServerOptions {
  readonly handlers: CommandHandlers;
  readonly trusted: TrustedWindows;
  readonly log: Log;
}

/** As structured clone counts it. The largest honest command but for those below is two pasted addresses. */
const largestInput = 64 * 1024;

/** As many roles as the contract takes, each with the longest name of a profile, come to some 400 bytes each. */
const largestLinks = 8 * 1024 * 1024;
const largerInputs: Partial<Record<CommandName, number>> = {
  'links.preview': largestLinks,
  'links.apply': largestLinks,
};

/** A command as it is run here: schemas widened, since name and input are checked before they meet. */
interface CheckedCommand {
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
  readonly run: (input: never) => Promise<Result<unknown>>;
}

/** Answers the window's commands. The only caller of `ipcMain.handle`, on the only channel there is. */
export function serveCommands(ipcMain: Pick<IpcMain, 'handle'>, options: CommandServerOptions): void {
  const answer = createCommandAnswerer(options);
  ipcMain.handle(commandChannel, (event, ...parts: unknown[]) => answer(event, parts));
}

/**
 * Checks and runs one call: its sender, size, name and input; then its output, so that a secret that slipped into an
 * answer stops here. Nothing is thrown: of an error Electron would pass the message on, unchecked.
 */
export function createCommandAnswerer(
  options: CommandServerOptions,
): (call: CallOrigin, parts: readonly unknown[]) => Promise<Result<unknown>> {
  const { trusted, log } = options;
  const refuse = (code: Failure['code'], why: string): Result<never> => {
    log.warn(`A command was refused: ${why}.`);
    return failed(failureSaying(code, text('failure.invalid-input')));
  };

  return async (call, parts) => {
    const distrust = trusted.refusal(call);
    if (distrust !== null) return refuse('internal', distrust);
    const [name, input] = parts;
    if (parts.length !== 2 || !isCommandName(name)) return refuse('invalid-input', 'there is no such command');
    try {
      const largest = largerInputs[name] ?? largestInput;
      if (serialize(input).byteLength > largest) return refuse('invalid-input', `${name} is too large`);
      const command: CheckedCommand = { ...commands[name], run: options.handlers[name] };
      const parsed = v.safeParse(command.input, input);
      if (!parsed.success) return refuse('invalid-input', `${name} does not fit its schema`);
      // The schema of this very command has just passed the input; TypeScript cannot tie the two through a name.
      const result = await command.run(parsed.output as never);
      if (!result.ok) return result;
      const output = v.safeParse(command.output, result.value);
      if (output.success) return { ok: true, value: output.output };
      const field = v.getDotPath(output.issues[0]) ?? 'the whole';
      throw new TypeError(`The answer of ${name} does not fit its schema at ${field}.`);
    } catch (error) {
      log.error(`The command ${name} failed.`, error);
      return failed(failure('internal'));
    }
  };
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}
