import type { CacheItem, CacheProvider } from '@node-saml/node-saml';

/** How long a person may take at the identity provider, in ms. */
const LIFE_MS = 15 * 60_000;

/** Ids of the requests that wait for a response, on the simulator's clock. Each answers one response. */
export class RequestIds implements CacheProvider {
  readonly #now: () => number;
  readonly #asked = new Map<string, { value: string; atMs: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  saveAsync(key: string, value: string): Promise<CacheItem | null> {
    const createdAt = this.#now();
    this.#asked.set(key, { value, atMs: createdAt });
    return Promise.resolve({ value, createdAt });
  }

  getAsync(key: string): Promise<string | null> {
    const asked = this.#asked.get(key);
    const alive = asked !== undefined && this.#now() - asked.atMs < LIFE_MS;
    return Promise.resolve(alive ? asked.value : null);
  }

  removeAsync(key: string | null): Promise<string | null> {
    const known = key !== null && this.#asked.delete(key);
    return Promise.resolve(known ? key : null);
  }
}
