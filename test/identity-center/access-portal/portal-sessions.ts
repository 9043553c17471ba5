import type { Session } from '../state/sessions.ts';

/** What a person was on the way to when they had to sign in. */
export interface PendingSignIn {
  /** Path and query below the region. */
  next: string;
  /** Ties all events of one sign-in together. */
  workflowId: string;
}

/** Browsers that are signed in to the access portal, by the value of their cookie, and sign-ins on their way. */
export class PortalSessions {
  readonly #byCookie = new Map<string, Session>();
  readonly #pending = new Map<string, PendingSignIn>();

  open(cookie: string, session: Session): void {
    this.#byCookie.set(cookie, session);
  }

  /** The session if it has not ended. */
  live(cookie: string, nowMs: number): Session | undefined {
    const session = this.#byCookie.get(cookie);
    return session === undefined || session.endsAtMs <= nowMs ? undefined : session;
  }

  begin(id: string, pending: PendingSignIn): void {
    this.#pending.set(id, pending);
  }

  pending(id: string): PendingSignIn | undefined {
    return this.#pending.get(id);
  }

  /** Takes a sign-in that has come to its end out. */
  finish(id: string): void {
    this.#pending.delete(id);
  }
}
