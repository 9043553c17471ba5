import { seededUuid } from '../seeded.ts';
import type { AuthnRequest } from './authn-request.ts';
import { providerMetadata } from './metadata.ts';
import { PersonalSecrets } from './personal-secrets.ts';
import { EMAIL_FORMAT, makeResponse } from './saml-response.ts';
import type { ResponseFacts, SignedPart } from './saml-response.ts';
import { makeSigningKey } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

/** A person as the provider knows them; what it says of them in an assertion. */
export interface ProviderPerson {
  userName: string;
  emailAddress: string;
  groups: readonly string[];
}

/** The service that may ask: IAM Identity Center's entity id and the one address responses go to. */
export interface KnownService {
  entityId: string;
  acsUrl: string;
}

/** A sign-in at the provider that waits for password or code. */
export interface SignInAttempt {
  id: string;
  request: AuthnRequest;
  relayState: string;
  /** Known once the password was right. */
  userName: string | undefined;
}

interface ProviderSession {
  userName: string;
  endsAtMs: number;
}

export interface IdentityProviderOptions {
  seed: number;
  now: () => number;
  /** Looks the person up in the provider's directory, by user name. */
  person: (userName: string) => ProviderPerson | undefined;
}

/** How long an assertion is good, ms. */
const ASSERTION_MS = 5 * 60_000;
const DEFAULT_SESSION_MS = 12 * 3_600_000;

/** An external identity provider: its own people, passwords, second steps, sessions and key. */
export class IdentityProvider {
  /** One for all of a process, as making it takes longer than all else. */
  static #key: Promise<SigningKey> | undefined;
  readonly secrets: PersonalSecrets;
  /** The address of the provider, set when it listens. */
  origin = '';
  service: KnownService | undefined;
  /** People only the provider knows: nobody provisioned them. By lower-case user name. */
  readonly guests = new Map<string, ProviderPerson>();
  /** How long its sessions last, ms. */
  sessionMs = DEFAULT_SESSION_MS;
  readonly #options: IdentityProviderOptions;
  readonly #attempts = new Map<string, SignInAttempt>();
  readonly #sessions = new Map<string, ProviderSession>();
  #made = 0;

  constructor(options: IdentityProviderOptions) {
    this.#options = options;
    this.secrets = new PersonalSecrets(options.seed);
  }

  get entityId(): string {
    return `${this.origin}/metadata`;
  }

  get ssoUrl(): string {
    return `${this.origin}/sso`;
  }

  key(): Promise<SigningKey> {
    IdentityProvider.#key ??= makeSigningKey('Example identity provider');
    return IdentityProvider.#key;
  }

  async metadata(): Promise<string> {
    return providerMetadata(this.entityId, this.ssoUrl, (await this.key()).certificate);
  }

  /** False for a service or address the provider does not know. */
  knows(request: AuthnRequest): boolean {
    return request.issuer === this.service?.entityId && request.acsUrl === this.service.acsUrl;
  }

  begin(request: AuthnRequest, relayState: string): SignInAttempt {
    const attempt = { id: this.#nextId('attempt'), request, relayState, userName: undefined };
    this.#attempts.set(attempt.id, attempt);
    return attempt;
  }

  attempt(id: string): SignInAttempt | undefined {
    return this.#attempts.get(id);
  }

  /** The first step. */
  checkPassword(attempt: SignInAttempt, userName: string, password: string): boolean {
    const person = this.#options.person(userName);
    if (person === undefined || !this.secrets.isPassword(person.userName, password)) return false;
    attempt.userName = person.userName;
    return true;
  }

  /** The second step; right ones end the attempt and answer the id of a new session. */
  checkCode(attempt: SignInAttempt, code: string): string | undefined {
    const { userName } = attempt;
    if (userName === undefined || !this.secrets.takeCode(userName, code, this.#options.now())) return undefined;
    this.#attempts.delete(attempt.id);
    const id = this.#nextId('session');
    this.#sessions.set(id, { userName, endsAtMs: this.#options.now() + this.sessionMs });
    return id;
  }

  liveSession(id: string): ProviderSession | undefined {
    const session = this.#sessions.get(id);
    return session === undefined || session.endsAtMs <= this.#options.now() ? undefined : session;
  }

  endSessions(): void {
    this.#sessions.clear();
  }

  /** What the provider says of a person in answer to a request. */
  facts(userName: string, inResponseTo: string, sessionNotOnOrAfterMs: number): ResponseFacts {
    const [person, { service }] = [this.#options.person(userName), this];
    if (person === undefined || service === undefined) throw new Error('The identity provider is not set up.');
    const nowMs = this.#options.now();
    return {
      responseId: `_${this.#nextId('response')}`,
      assertionId: `_${this.#nextId('assertion')}`,
      issuer: this.entityId,
      destination: service.acsUrl,
      recipient: service.acsUrl,
      audience: service.entityId,
      inResponseTo,
      nameId: person.userName,
      nameIdFormat: EMAIL_FORMAT,
      issuedAtMs: nowMs,
      notBeforeMs: nowMs,
      notOnOrAfterMs: nowMs + ASSERTION_MS,
      sessionIndex: `_${this.#nextId('index')}`,
      sessionNotOnOrAfterMs,
      attributes: { email: [person.emailAddress], groups: person.groups },
    };
  }

  /** The response as it goes into the form, base64. */
  async response(facts: ResponseFacts, signed: SignedPart = 'assertion'): Promise<string> {
    return Buffer.from(makeResponse(facts, await this.key(), signed)).toString('base64');
  }

  #nextId(kind: string): string {
    this.#made += 1;
    return seededUuid(`${String(this.#options.seed)}/provider/${kind}/${String(this.#made)}`);
  }
}
