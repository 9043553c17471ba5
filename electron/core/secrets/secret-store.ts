import type { ClientRegistration } from '../ports/identity-center.ts';
import type { SecretsKept, SecretVault } from '../ports/secret-vault.ts';
import type { SignInWay } from '../sign-in/sign-in-way.ts';
import {
  emptySecretDocument,
  parseSecretDocument,
  registrationKey,
  writeSecretDocument,
  type SecretDocument,
  type StoredSignIn,
} from './secret-document.ts';

/** Registrations and sign-ins in memory, each change also put in the vault before the change counts as done. */
export class SecretStore {
  readonly #vault: SecretVault;
  readonly #onTrouble: (error: unknown) => void;
  #document: SecretDocument = emptySecretDocument;
  #writing: Promise<void> = Promise.resolve();

  /** @param onTrouble told when the vault could not write; what is in memory stays good until Latchkey quits. */
  constructor(vault: SecretVault, onTrouble: (error: unknown) => void) {
    this.#vault = vault;
    this.#onTrouble = onTrouble;
  }

  /** Answers the name of the backup when the stored text could not be understood, else null. */
  async load(): Promise<string | null> {
    const text = await this.#vault.load();
    if (text === null) {
      return null;
    }
    const document = parseSecretDocument(text);
    if (document === null) {
      return await this.#vault.setAside();
    }
    this.#document = document;
    return null;
  }

  kept(): SecretsKept {
    return this.#vault.kept();
  }

  registration(organisationId: string, way: SignInWay): ClientRegistration | null {
    return this.#document.registrations.get(registrationKey(organisationId, way)) ?? null;
  }

  signIn(organisationId: string): StoredSignIn | null {
    return this.#document.signIns.get(organisationId) ?? null;
  }

  /** Null forgets it. */
  async setRegistration(
    organisationId: string,
    way: SignInWay,
    registration: ClientRegistration | null,
  ): Promise<void> {
    await this.#store({
      ...this.#document,
      registrations: withEntry(this.#document.registrations, registrationKey(organisationId, way), registration),
    });
  }

  /** Forgets a client that AWS knows no more, so that the next sign-in registers anew. */
  async dropRegistration({ clientId }: ClientRegistration): Promise<void> {
    const left = [...this.#document.registrations].filter(([, kept]) => kept.clientId.reveal() !== clientId.reveal());
    if (left.length < this.#document.registrations.size) {
      await this.#store({ ...this.#document, registrations: new Map(left) });
    }
  }

  /**
   * Null forgets it. Resolves when the vault has it: a refresh token may be good for one use only, so the new one has to
   * be safe before anything builds on it.
   */
  async setSignIn(organisationId: string, signIn: StoredSignIn | null): Promise<void> {
    await this.#store({ ...this.#document, signIns: withEntry(this.#document.signIns, organisationId, signIn) });
  }

  /** In memory at once; on disk in the order of the changes. */
  async #store(document: SecretDocument): Promise<void> {
    this.#document = document;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      await this.#vault.store(writeSecretDocument(this.#document));
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}

function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value | null,
): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === null) {
    next.delete(key);
  } else {
    next.set(key, value);
  }
  return next;
}
