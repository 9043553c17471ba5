import { seededBytes, uuidOf } from '../seeded.ts';
import { SecretBook } from './secret-book.ts';
import type { SecretKind } from './secret-book.ts';

const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXZ';
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface CredentialMakerOptions {
  seed: number;
  secretMark?: string | undefined;
  /** The first user codes, in order; those after them come from the seed. */
  userCodes?: readonly string[] | undefined;
}

/**
 * Makes ids, codes and tokens in the shapes AWS uses. Each kind counts on its own, so the same calls with the same seed
 * give the same texts. With a mark, each secret carries it.
 */
export class CredentialMaker {
  readonly secrets = new SecretBook();
  readonly #seed: number;
  readonly #mark: string;
  readonly #userCodes: string[];
  readonly #counts = new Map<string, number>();

  constructor(options: CredentialMakerOptions) {
    this.#seed = options.seed;
    this.#mark = options.secretMark ?? '';
    this.#userCodes = [...(options.userCodes ?? [])];
  }

  /** A client id whose tail decodes to the region, as the real ones do. */
  clientId(region: string): string {
    return Buffer.concat([this.#bytes('clientId', 16), Buffer.from(region)]).toString('base64url');
  }

  /** About 2 kB that look like a JSON Web Token. */
  clientSecret(): string {
    const header = Buffer.from('{"kid":"key-1564028099","alg":"HS384"}').toString('base64url');
    const payload = this.#bytes('clientSecret', 1400).toString('base64url');
    const signature = this.#bytes('clientSecretSignature', 48).toString('base64url');
    return this.#secret('clientSecret', `${header}.${payload}.${signature}`, 120);
  }

  /** 86 characters of base64url. */
  deviceCode(): string {
    return this.#secret('deviceCode', this.#bytes('deviceCode', 64).toString('base64url'), 20);
  }

  /** XXXX-XXXX in upper-case letters. */
  userCode(): string {
    const chosen = this.#userCodes.shift();
    if (chosen !== undefined) return chosen;
    const letters = this.#letters('userCode', CONSONANTS, 8);
    return `${letters.slice(0, 4)}-${letters.slice(4)}`;
  }

  accessToken(): string {
    return this.#secret(
      'accessToken',
      `aoa${this.#awkward('accessToken', 240)}:${this.#awkward('accessTokenTail', 80)}`,
      30,
    );
  }

  refreshToken(): string {
    return this.#secret(
      'refreshToken',
      `aor${this.#awkward('refreshToken', 270)}:${this.#awkward('refreshTokenTail', 80)}`,
      30,
    );
  }

  accessKeyId(): string {
    return `ASIA${this.#letters('accessKeyId', BASE_32, 16)}`;
  }

  /** 40 characters, always with a slash and a plus sign: a client that quotes badly fails every time, not now and then. */
  secretAccessKey(): string {
    const text = this.#bytes('secretAccessKey', 30).toString('base64');
    return this.#secret('secretAccessKey', `${text.slice(0, 3)}/${text.slice(4, 37)}+${text.slice(38)}`, 8);
  }

  sessionToken(): string {
    return this.#secret('sessionToken', `IQoJb3JpZ2luX2Vj${this.#awkward('sessionToken', 520)}`, 40);
  }

  signinToken(): string {
    return this.#secret('signinToken', this.#bytes('signinToken', 480).toString('base64url'), 40);
  }

  requestId(): string {
    return uuidOf(this.#bytes('requestId', 16));
  }

  /** A version 4 UUID; each kind counts on its own. */
  uuid(kind: string): string {
    return uuidOf(this.#bytes(`uuid/${kind}`, 16));
  }

  authorizationCode(): string {
    return this.#secret('authorizationCode', this.#bytes('authorizationCode', 96).toString('base64url'), 20);
  }

  /** The bearer token of an identity provider that provisions. */
  scimToken(): string {
    return this.#secret('scimToken', this.#bytes('scimToken', 96).toString('base64url'), 20);
  }

  /** The value of the access portal's cookie. */
  portalCookie(): string {
    return this.#secret('portalCookie', this.#bytes('portalCookie', 96).toString('base64url'), 20);
  }

  /** An id for things of the simulator itself: a session, a console page. */
  id(kind: string): string {
    return this.#bytes(`id/${kind}`, 12).toString('hex');
  }

  #secret(kind: SecretKind, text: string, at: number): string {
    return this.secrets.record(kind, text.slice(0, at) + this.#mark + text.slice(at + this.#mark.length));
  }

  /** Base64 with a slash, a plus sign and one = at the end. */
  #awkward(kind: string, length: number): string {
    const text = this.#bytes(kind, length).toString('base64').replaceAll('=', 'A');
    return `${text.slice(0, 5)}/+${text.slice(7, -1)}=`;
  }

  #letters(kind: string, alphabet: string, length: number): string {
    return [...this.#bytes(kind, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  }

  #bytes(kind: string, length: number): Buffer {
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    return seededBytes(`${String(this.#seed)}/${kind}/${String(count)}`, length);
  }
}
