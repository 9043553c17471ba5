import { SvelteMap } from 'svelte/reactivity';
import type { AccountLabel } from '../../electron/contract/account-label.ts';
import type { Account, CatalogueChange } from '../../electron/contract/catalogue.ts';
import { listen, call, judgeChange } from './bridge.ts';
import { labelled, type LabelledAccount, type LabelledLists } from '../list/rows/labels.ts';
import { applyChange, sortAccounts } from '../list/rows/accounts.ts';

/** The mirrors of the organisations' lists. One is asked for when it is first shown or searched, and kept from then on. */
export class Catalogues {
  readonly #mirrors = new SvelteMap<string, CatalogueState>();
  readonly #labels: () => readonly AccountLabel[];

  /** @param labels what the person wrote on accounts, now. */
  constructor(labels: () => readonly AccountLabel[]) {
    this.#labels = labels;
  }

  /** Listens to changes; answers the function that stops. */
  start(): () => void {
    return listen('catalogue.changed', (change) => this.#mirrors.get(change.organisationId)?.receive(change));
  }

  /** Asks for the lists that are needed and not there; those of organisations that are gone are let go. */
  keep(existing: readonly string[], needed: readonly string[]): void {
    for (const id of [...this.#mirrors.keys()]) if (!existing.includes(id)) this.#mirrors.delete(id);
    for (const id of needed) if (!this.#mirrors.has(id)) this.#mirrors.set(id, new CatalogueState(id));
  }

  /** Those that are not hidden, by name; none while the list is not there. */
  accounts(organisationId: string): readonly LabelledAccount[] {
    return this.#lists(organisationId).shown;
  }

  /** What the person hid: see `LabelledLists`. */
  hidden(organisationId: string): readonly LabelledAccount[] {
    return this.#lists(organisationId).hidden;
  }

  /** Also one that is hidden. */
  account(organisationId: string, accountId: string): LabelledAccount | null {
    return byId(this.#lists(organisationId).all).get(accountId) ?? null;
  }

  /** Whether AWS lists any account there, shown or not. */
  hasAccounts(organisationId: string): boolean {
    return this.#lists(organisationId).all.length > 0;
  }

  #lists(organisationId: string): LabelledLists {
    return labelled(organisationId, this.#mirrors.get(organisationId)?.accounts ?? none, this.#labels());
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
const maps = new WeakMap<readonly LabelledAccount[], ReadonlyMap<string, LabelledAccount>>();

/** The accounts of a list by id, made once for as long as the list stays the same. */
function byId(accounts: readonly LabelledAccount[]): ReadonlyMap<string, LabelledAccount> {
  const known = maps.get(accounts);
  if (known !== undefined) return known;
  const made = new Map<string, LabelledAccount>(accounts.map((account) => [account.id, account]));
  maps.set(accounts, made);
  return made;
}

/** The mirror of one organisation's account list, which has a revision of its own and travels as changes. */
export class CatalogueState {
  readonly organisationId: string;
  /** By name. */
  accounts = $state.raw<readonly Account[]>([]);
  /** Whether the list was received at all. */
  loaded = $state(false);
  /** It is being asked for. */
  pulling = $state(false);
  #revision: number | null = null;
  #newest = -1;

  /** Asks for the list. */
  constructor(organisationId: string) {
    this.organisationId = organisationId;
    void this.#pull();
  }

  receive(change: CatalogueChange): void {
    this.#newest = Math.max(this.#newest, change.revision);
    const verdict = judgeChange(this.#revision, change.previousRevision, change.revision);
    if (verdict === 'pull') void this.#pull();
    if (verdict !== 'take') return;
    this.accounts = applyChange(this.accounts, change);
    this.#revision = change.revision;
  }

  async #pull(): Promise<void> {
    if (this.pulling) return;
    this.pulling = true;
    const { organisationId } = this;
    const result = await call('catalogue.get', { organisationId });
    this.pulling = false;
    if (!result.ok) return;
    if (result.value.revision > (this.#revision ?? -1)) {
      this.accounts = sortAccounts(result.value.accounts);
      this.#revision = result.value.revision;
    }
    this.loaded = true;
    // A change that came meanwhile and does not follow this list was let go: ask again.
    if (this.#newest > (this.#revision ?? -1)) await this.#pull();
  }
}
