/** A set of listeners; each subscription gives the function that ends it. */
export class Listeners<Payload> {
  readonly #listeners = new Set<(payload: Payload) => void>();

  add(listener: (payload: Payload) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(payload: Payload): void {
    for (const listener of this.#listeners) {
      listener(payload);
    }
  }
}
