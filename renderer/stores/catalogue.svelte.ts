import type { Account, CatalogueChange } from '../../electron/contract/catalogue.ts';
import { call } from './bridge.ts';
import { applyChange, sortAccounts } from '../list/rows/sorted-accounts.ts';
import { judgeChange } from './revision.ts';

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
