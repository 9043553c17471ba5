import type { Secret } from '../secret.ts';

/** What a browser brought back to this computer: the query of one request to the exact path, nothing decided yet. */
export interface Callback {
  readonly state: string | null;
  readonly code: Secret | null;
  /** `access_denied` and the like (RFC 6749, 4.1.2.1). */
  readonly error: string | null;
}

/** A listener on loopback that waits for one browser to come back. */
export interface CallbackListener {
  /** `http://127.0.0.1:PORT/oauth/callback`, bound already. */
  readonly redirectUri: string;
  /**
   * Asks about each request to the exact path. `true` ends the listening with a page that says the tab can be closed;
   * `false` answers with a page that says the request is not one that is waited for, and goes on.
   */
  accept(judge: (callback: Callback) => boolean): void;
  close(): void;
}

/** Binds a free port of 127.0.0.1 before the browser opens; rejects when none can be had. */
export interface CallbackListeners {
  listen(): Promise<CallbackListener>;
}
