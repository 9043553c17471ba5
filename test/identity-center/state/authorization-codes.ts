import type { Session } from './sessions.ts';

/** One code of the authorization code grant, from consent until it is redeemed. */
export interface AuthorizationCode {
  value: string;
  clientId: string;
  /** As the browser was sent to it, with the port. */
  redirectUri: string;
  /** BASE64URL(SHA256(verifier)) */
  codeChallenge: string;
  session: Session;
  expiresAtMs: number;
  redeemed: boolean;
}

/** Nobody has seen how long AWS's codes live; RFC 6749 (4.1.2) allows ten minutes at most. */
export const AUTHORIZATION_CODE_MS = 5 * 60_000;

export class AuthorizationCodes {
  readonly #byValue = new Map<string, AuthorizationCode>();

  add(code: AuthorizationCode): void {
    this.#byValue.set(code.value, code);
  }

  find(value: string): AuthorizationCode | undefined {
    return this.#byValue.get(value);
  }
}
