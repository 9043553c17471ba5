/** A set of listeners; each subscription gives the function that ends it. */
export class Emitter<Payload> {
  readonly #listeners = new Set<(payload: Payload) => void>();

  on(listener: (payload: Payload) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(payload: Payload): void {
    for (const listener of this.#listeners) {
      listener(payload);
    }
  }
}
