import type { CallbackListeners } from '../../electron/core/ports/callback-listener.ts';
import { createCallbackListeners } from '../../electron/shell/desktop/browser/callback-listeners.ts';

/** The real listeners on loopback, as on a system that does not tell which user asks. */
export function uncheckedListeners(): CallbackListeners {
  return createCallbackListeners({
    peerOf: () => Promise.resolve('unchecked'),
    notify: () => undefined,
  });
}
