import type { RoleCredentials } from './role-credentials.ts';

/** What getSigninToken gave out: good for one sign-in within 15 minutes. */
export interface SigninToken {
  value: string;
  credentials: RoleCredentials;
  sessionSeconds: number | undefined;
  expiresAtMs: number;
  used: boolean;
}

/** A browser's console after a sign-in token was used. */
export interface ConsoleSession {
  id: string;
  credentials: RoleCredentials;
  destination: URL;
  endsAtMs: number;
}

export const SIGNIN_TOKEN_MS = 15 * 60_000;

export class ConsoleSessions {
  readonly #tokens = new Map<string, SigninToken>();
  readonly #sessions = new Map<string, ConsoleSession>();

  addToken(token: SigninToken): void {
    this.#tokens.set(token.value, token);
  }

  token(value: string): SigninToken | undefined {
    return this.#tokens.get(value);
  }

  open(session: ConsoleSession): void {
    this.#sessions.set(session.id, session);
  }

  find(id: string): ConsoleSession | undefined {
    return this.#sessions.get(id);
  }

  /** Console sessions in the order they were opened. */
  all(): readonly ConsoleSession[] {
    return [...this.#sessions.values()];
  }

  get tokenCount(): number {
    return this.#tokens.size;
  }
}
