import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../electron/contract/commands.ts';
import type { EventName, EventPayload } from '../../electron/contract/events.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { text } from '../../electron/shared/text/text.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** Sends an intent to the main process. Never rejects: a broken channel is a failure like any other. */
export async function call<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
): Promise<Result<CommandOutput<Name>>> {
  try {
    return await window.bridge.call(name, input);
  } catch {
    return { ok: false, failure: { code: 'internal', sentence: text('failure.internal'), retry: true } };
  }
}

/** Listens to a push of the main process; answers the function that stops listening. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.bridge.on(name, listener);
}
