import { nearestSpelling, type Suggestion } from './nearest-spelling.ts';
import type { SearchFacts, SearchScope } from './search-scope.ts';

/** Looks for the nearest spelling after it was seen that nothing is found: a key press never waits for it. */
export class Spelling {
  #seen = $state.raw<{ readonly typed: string; readonly suggestion: Suggestion | null } | null>(null);
  readonly #turns = new MessageChannel();
  #todo: { readonly scopes: readonly SearchScope[]; readonly typed: string; readonly facts: SearchFacts } | null = null;

  constructor() {
    this.#turns.port1.onmessage = () => this.#look();
  }

  /** What was probably meant by these words; null: not known yet, or nothing is near. */
  of(typed: string): Suggestion | null {
    return this.#seen?.typed === typed ? this.#seen.suggestion : null;
  }

  look(scopes: readonly SearchScope[], typed: string, facts: SearchFacts): void {
    const isAsked = this.#todo !== null;
    this.#todo = { scopes, typed, facts };
    if (!isAsked) this.#turns.port2.postMessage(null);
  }

  #look(): void {
    const todo = this.#todo;
    this.#todo = null;
    if (todo === null) return;
    const { scopes, typed, facts } = todo;
    this.#seen = { typed, suggestion: nearestSpelling(scopes, typed, facts) };
  }
}
