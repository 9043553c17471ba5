import type { CredentialMaker } from '../state/credential-maker.ts';

/** What an identity provider is given to provision with. */
export class ScimAccess {
  readonly tenantId: string;
  /** Names the token in CloudTrail. */
  readonly tokenId: string;
  readonly #maker: CredentialMaker;
  #token: string | undefined;

  constructor(storeId: string, maker: CredentialMaker) {
    this.tenantId = `${storeId}-scim`;
    this.tokenId = `token-${storeId}`;
    this.#maker = maker;
  }

  /** Made when it is first asked for, as in the console. */
  get token(): string {
    this.#token ??= this.#maker.scimToken();
    return this.#token;
  }
}
