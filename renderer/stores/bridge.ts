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

/** Leaves out work that is asked for again while it is still under way. */
export class OnceAtATime {
  readonly #running = new Map<string, Promise<void>>();

  /** Runs `work`, which must not reject, unless work of the same name is running; answers when that is done. */
  run(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#running.get(name) ?? work().finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }
}

/** What to do with news of a revision: take it, drop it, or ask for the whole because something is missing. */
export type Verdict = 'take' | 'drop' | 'pull';

/** For pushes that hold everything: an older one is dropped, one that skipped a revision also makes the window ask. */
export function judgeWhole(known: number | null, next: number): Verdict {
  if (known === null || next === known + 1) return 'take';
  return next <= known ? 'drop' : 'pull';
}

/** For pushes that hold only what changed since `previous`. */
export function judgeChange(known: number | null, previous: number, next: number): Verdict {
  if (known === null) return 'pull';
  if (next <= known) return 'drop';
  return previous === known ? 'take' : 'pull';
}
