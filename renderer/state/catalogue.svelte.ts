import type { Account, CatalogueChange } from '../../electron/contract/catalogue.ts';
import { call, listen } from '../bridge.ts';
import { applyChange, sortAccounts } from '../rows/sorted-accounts.ts';
import { judgeChange } from './revision.ts';

/** The mirror of one organisation's account list, which has a revision of its own and travels as changes. */
export class CatalogueState {
  /** By name. */
  accounts = $state.raw<readonly Account[]>([]);
  /** Whether the list was received at all. */
  loaded = $state(false);
  #organisationId: string | null = null;
  #revision: number | null = null;
  #pulling = false;
  #newest = -1;

  /** Listens to changes; answers the function that stops. */
  start(): () => void {
    return listen('catalogue.changed', (change) => this.#receive(change));
  }

  /** Shows the list of another organisation, or of none. */
  show(organisationId: string | null): void {
    if (organisationId === this.#organisationId) return;
    this.#organisationId = organisationId;
    this.#revision = null;
    this.#newest = -1;
    this.accounts = [];
    this.loaded = false;
    void this.#pull();
  }

  #receive(change: CatalogueChange): void {
    if (change.organisationId !== this.#organisationId) return;
    this.#newest = Math.max(this.#newest, change.revision);
    const verdict = judgeChange(this.#revision, change.previousRevision, change.revision);
    if (verdict === 'pull') void this.#pull();
    if (verdict !== 'take') return;
    this.accounts = applyChange(this.accounts, change);
    this.#revision = change.revision;
  }

  async #pull(): Promise<void> {
    const organisationId = this.#organisationId;
    if (this.#pulling || organisationId === null) return;
    this.#pulling = true;
    const result = await call('catalogue.get', { organisationId });
    this.#pulling = false;
    if (organisationId !== this.#organisationId) return void this.#pull();
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
