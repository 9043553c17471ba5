import type { Callback, CallbackListener, CallbackListeners } from '../../electron/core/ports/callback-listener.ts';
import { Secret } from '../../electron/core/secret.ts';

/** The listener on loopback without a port: the browser comes back by a call. */
export class BrowserReturns implements CallbackListeners {
  #judge: ((callback: Callback) => boolean) | null = null;

  listen(): Promise<CallbackListener> {
    return Promise.resolve({
      redirectUri: 'http://127.0.0.1:1/oauth/callback',
      accept: (judge) => {
        this.#judge = judge;
      },
      close: () => {
        this.#judge = null;
      },
    });
  }

  /** The browser is sent to this address; false when nobody listens or it is not what is waited for. */
  comeBack(address: string): boolean {
    const query = new URL(address).searchParams;
    const code = query.get('code');
    const callback = {
      state: query.get('state'),
      error: query.get('error'),
      code: code === null ? null : new Secret(code),
    };
    return this.#judge?.(callback) ?? false;
  }
}
