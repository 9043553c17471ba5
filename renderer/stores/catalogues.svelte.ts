import { SvelteMap } from 'svelte/reactivity';
import type { Account } from '../../electron/contract/catalogue.ts';
import { listen } from './bridge.ts';
import { CatalogueState } from './catalogue.svelte.ts';

/** The mirrors of the organisations' lists. One is asked for when it is first shown or searched, and kept from then on. */
export class Catalogues {
  readonly #mirrors = new SvelteMap<string, CatalogueState>();

  /** Listens to changes; answers the function that stops. */
  start(): () => void {
    return listen('catalogue.changed', (change) => this.#mirrors.get(change.organisationId)?.receive(change));
  }

  /** Asks for the lists that are needed and not there; those of organisations that are gone are let go. */
  keep(existing: readonly string[], needed: readonly string[]): void {
    for (const id of [...this.#mirrors.keys()]) if (!existing.includes(id)) this.#mirrors.delete(id);
    for (const id of needed) if (!this.#mirrors.has(id)) this.#mirrors.set(id, new CatalogueState(id));
  }

  /** By name; none while the list is not there. */
  accounts(organisationId: string): readonly Account[] {
    return this.#mirrors.get(organisationId)?.accounts ?? none;
  }

  account(organisationId: string, accountId: string): Account | null {
    return this.accounts(organisationId).find(({ id }) => id === accountId) ?? null;
  }

  /** Whether each of these lists was received. */
  loaded(organisationIds: readonly string[]): boolean {
    return organisationIds.every((id) => this.#mirrors.get(id)?.loaded === true);
  }

  /** Whether any list is on its way. */
  pulling(): boolean {
    return [...this.#mirrors.values()].some(({ pulling }) => pulling);
  }
}

const none: readonly Account[] = [];
