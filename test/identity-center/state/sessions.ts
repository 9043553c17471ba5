/** A person's sign-in. Its end is never told to a client. */
export interface Session {
  id: string;
  /** In the identity store; stays when the user name changes. */
  userId: string;
  userName: string;
  region: string;
  startedAtMs: number;
  endsAtMs: number;
}

export interface AccessToken {
  value: string;
  session: Session;
  clientId: string;
  scopes: readonly string[];
  expiresAtMs: number;
}

export interface RefreshToken {
  value: string;
  session: Session;
  clientId: string;
  replaced: boolean;
}

export type SessionUser = Readonly<{ id: string; userName: string }>;

/** The service's default of 8 hours. */
const DEFAULT_LENGTH_MS = 8 * 3_600_000;

/** Sessions and the tokens that hang on them. All times in ms. */
export class Sessions {
  readonly #sessions: Session[] = [];
  readonly #accessTokens = new Map<string, AccessToken>();
  readonly #refreshTokens = new Map<string, RefreshToken>();
  #lengthMs = DEFAULT_LENGTH_MS;

  /** Starts a session of the set length, or a shorter one when the identity provider ends it sooner (`noLaterThanMs`). */
  start(id: string, user: SessionUser, region: string, nowMs: number, noLaterThanMs = Infinity): Session {
    const endsAtMs = Math.min(nowMs + this.#lengthMs, noLaterThanMs);
    const session: Session = { id, userId: user.id, userName: user.userName, region, startedAtMs: nowMs, endsAtMs };
    this.#sessions.push(session);
    return session;
  }

  /** Changes how long new sessions last and, when asked, where the live ones end. */
  setLength(ms: number, current: boolean, nowMs: number): void {
    this.#lengthMs = ms;
    if (!current) return;
    for (const session of this.live(nowMs)) session.endsAtMs = session.startedAtMs + ms;
  }

  end(session: Session, nowMs: number): void {
    session.endsAtMs = Math.min(session.endsAtMs, nowMs);
  }

  live(nowMs: number): Session[] {
    return this.#sessions.filter((session) => session.endsAtMs > nowMs);
  }

  addAccessToken(token: AccessToken): void {
    this.#accessTokens.set(token.value, token);
  }

  addRefreshToken(token: RefreshToken): void {
    this.#refreshTokens.set(token.value, token);
  }

  /** The token if it, and the session behind it, is still good. */
  liveAccessToken(value: string, nowMs: number): AccessToken | undefined {
    const token = this.#accessTokens.get(value);
    if (token === undefined || token.expiresAtMs <= nowMs || token.session.endsAtMs <= nowMs) return undefined;
    return token;
  }

  refreshToken(value: string): RefreshToken | undefined {
    return this.#refreshTokens.get(value);
  }

  /** Makes one access token invalid. */
  revoke(token: AccessToken): void {
    this.#accessTokens.delete(token.value);
  }

  /** Makes every access token invalid while sessions and refresh tokens stay; returns how many there were. */
  revokeAccessTokens(): number {
    const count = this.#accessTokens.size;
    this.#accessTokens.clear();
    return count;
  }

  counts(nowMs: number): { sessions: number; liveSessions: number; accessTokens: number; refreshTokens: number } {
    return {
      sessions: this.#sessions.length,
      liveSessions: this.live(nowMs).length,
      accessTokens: this.#accessTokens.size,
      refreshTokens: this.#refreshTokens.size,
    };
  }
}
