/** A registered OIDC client. */
export interface Registration {
  clientId: string;
  clientSecret: string;
  clientName: string;
  region: string;
  scopes: readonly string[];
  grantTypes: readonly string[];
  redirectUris: readonly string[];
  issuedAtSeconds: number;
  expiresAtSeconds: number;
}

/** 90 days, as captured from the service. */
export const REGISTRATION_SECONDS = 7_776_000;

export class Registrations {
  readonly #byId = new Map<string, Registration>();

  add(registration: Registration): void {
    this.#byId.set(registration.clientId, registration);
  }

  find(clientId: string): Registration | undefined {
    return this.#byId.get(clientId);
  }

  forget(clientId: string): void {
    this.#byId.delete(clientId);
  }

  /** Forgets every client, as the service may; returns how many there were. */
  forgetAll(): number {
    const count = this.#byId.size;
    this.#byId.clear();
    return count;
  }

  get size(): number {
    return this.#byId.size;
  }
}
