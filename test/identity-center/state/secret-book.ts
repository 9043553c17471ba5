/** What kind of secret was issued; access key ids and user codes are no secrets. */
export type SecretKind =
  | 'clientSecret'
  | 'deviceCode'
  | 'authorizationCode'
  | 'authorizationState'
  | 'codeVerifier'
  | 'accessToken'
  | 'refreshToken'
  | 'secretAccessKey'
  | 'sessionToken'
  | 'signinToken'
  | 'portalCookie'
  | 'scimToken';

export interface IssuedSecret {
  kind: SecretKind;
  value: string;
}

/** Every secret the simulator has given out, and what a client made of the kind and showed it, for tests that look for leaks. */
export class SecretBook {
  readonly #issued: IssuedSecret[] = [];

  record(kind: SecretKind, value: string): string {
    this.#issued.push({ kind, value });
    return value;
  }

  all(): readonly IssuedSecret[] {
    return this.#issued;
  }
}
