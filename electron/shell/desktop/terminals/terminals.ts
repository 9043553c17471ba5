import type { Terminals } from '../../../core/ports/terminals.ts';

/** The terminal programs of this computer. */
export function createTerminals(): Terminals {
  const none = (): Promise<never> => Promise.reject(new Error('There is no terminal.'));
  return { available: () => Promise.resolve([]), open: none, openWith: none, remove: () => Promise.resolve() };
}
