import { SvelteMap } from 'svelte/reactivity';
import { searchRoles } from './search-roles.ts';
import type { Found, SearchFacts, SearchScope } from './search-scope.ts';

/**
 * Searches the lists of other organisations after that of the shown one is on screen, one list a turn of the event loop:
 * a key press never waits for them.
 */
export class SearchElsewhere {
  /** By organisation, of the latest search only. */
  readonly found = new SvelteMap<string, Found>();
  /** Lists are still to be searched. */
  pending = $state(false);
  readonly #turns = new MessageChannel();
  #todo: readonly SearchScope[] = [];
  #typed = '';
  #facts: SearchFacts = { used: [], isLive: () => false, isPinned: () => false };

  constructor() {
    this.#turns.port1.onmessage = () => this.#searchNext();
  }

  /** Begins anew; what was found for other words is gone at once, so that nobody acts on it. */
  search(scopes: readonly SearchScope[], typed: string, facts: SearchFacts): void {
    const wasPending = this.#todo.length > 0;
    if (this.found.size > 0 && (typed !== this.#typed || scopes.length === 0)) this.found.clear();
    this.#todo = scopes;
    this.#typed = typed;
    this.#facts = facts;
    this.pending = scopes.length > 0;
    if (this.pending && !wasPending) this.#turns.port2.postMessage(null);
  }

  #searchNext(): void {
    const [scope, ...rest] = this.#todo;
    if (scope === undefined) return;
    this.#todo = rest;
    const found = searchRoles([scope], this.#typed, this.#facts);
    if (found.roles.length > 0 || found.unreadAccounts.length > 0) this.found.set(scope.organisationId, found);
    else this.found.delete(scope.organisationId);
    this.pending = rest.length > 0;
    if (this.pending) this.#turns.port2.postMessage(null);
  }
}
