import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { EventName, EventPayload } from './events.ts';
import type { Result } from './failure.ts';

/** The only two channels there are; command and event names travel inside and are checked there. */
export const commandChannel = 'latchkey:command';
export const eventChannel = 'latchkey:event';

/** What the preload exposes as `window.bridge`: nothing of Electron, only these two functions. */
export interface Bridge {
  /** Sends an intent and resolves with a tagged result; it does not reject for anything the person can meet. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>>>;
  /** Listens to a push; answers the function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}
