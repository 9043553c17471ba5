import { SvelteSet } from 'svelte/reactivity';
import type { Role } from '../../electron/contract/identifiers.ts';
import { call } from '../bridge.ts';
import { isUsable } from '../freshness/freshness-view.ts';
import { text } from '../messages/text.ts';
import { buildSections, foundSections, type ListInput } from '../rows/build-sections.ts';
import { keepSelection } from '../rows/keep-selection.ts';
import { ListLayout, type Scale } from '../rows/list-layout.ts';
import { removedByRole } from '../rows/removed-by-role.ts';
import type { Row } from '../rows/row.ts';
import { steadyOrder } from '../rows/steady-order.ts';
import { folded } from '../search/fold.ts';
import { indexRoles } from '../search/role-index.ts';
import { searchRoles } from '../search/search-roles.ts';
import { roleKey } from '../text/role-key.ts';
import type { Clock } from '../time/clock.svelte.ts';
import type { AppState } from './app-state.svelte.ts';
import type { CatalogueState } from './catalogue.svelte.ts';

/** What the person sees of the list: search, selection, open accounts; the rows follow from it. */
export class ListState {
  query = $state('');
  scale = $state.raw<Scale>({ text: 1, narrow: false });
  /** Rises whenever the selected row is to be brought into view. */
  reveal = $state(0);
  readonly #toggled = new SvelteSet<string>();
  readonly #app: AppState;
  readonly #catalogue: CatalogueState;
  readonly #clock: Clock;
  #selected = $state.raw<Row | null>(null);
  /** Roles that were removed when the window last came into view: they have been shown, and recent ones leave. */
  #shownRemoved = $state.raw(removedByRole([]));
  /** The order to keep while somebody works with the list; null: nobody has touched it since it came into view. */
  #kept = $state.raw<{ accounts: string[]; recent: string[]; offline: boolean } | null>(null);

  constructor(app: AppState, catalogue: CatalogueState, clock: Clock) {
    this.#app = app;
    this.#catalogue = catalogue;
    this.#clock = clock;
  }

  /** The organisation that is shown, as part of a role. */
  get organisation(): { organisationId: string } {
    return { organisationId: this.#app.organisation?.id ?? '' };
  }

  readonly searching = $derived(this.query.trim() !== '');
  readonly #used = $derived.by(() => [...(this.#app.snapshot?.recent ?? []), ...(this.#app.snapshot?.pinned ?? [])]);
  readonly #index = $derived.by(() =>
    indexRoles(this.#catalogue.accounts, (environment) => folded(text(`environment.${environment}`))),
  );
  readonly found = $derived(this.searching ? searchRoles(this.#index, this.query, this.#used) : null);
  readonly #removed = $derived.by(() => removedByRole(this.#app.snapshot?.removedRoles ?? []));
  readonly #offline = $derived(this.#isOffline());
  readonly #input = $derived<ListInput>(this.#listInput());
  readonly sections = $derived(
    this.found === null ? buildSections(this.#input) : foundSections(this.#input, this.found),
  );
  readonly layout = $derived(new ListLayout(this.sections, this.scale));
  readonly selectedIndex = $derived(keepSelection(this.layout.rows, this.#selected));
  readonly selected = $derived<Row | null>(this.layout.rows[this.selectedIndex] ?? null);

  /** Prepares the search, so that the first key press after a change of the list does not have to. */
  warm(): void {
    if (this.#index.accounts.length > 0) searchRoles(this.#index, 'a', []);
  }

  /** Selects a row by its place, within the list. */
  select(index: number): void {
    this.touch();
    const last = this.layout.rows.length - 1;
    this.#selected = this.layout.rows[Math.min(last, Math.max(0, index))] ?? null;
    this.reveal += 1;
  }

  /** Selects the first row of the next (1) or previous (−1) section; going back, first of the own one. */
  selectSection(step: 1 | -1): void {
    const section = this.layout.sectionOf(this.selectedIndex);
    const first = this.layout.firstRowOf(section);
    if (step === -1 && first < this.selectedIndex) {
      this.select(first);
      return;
    }
    const target = Math.min(this.layout.sections.length - 1, Math.max(0, section + step));
    this.select(this.layout.firstRowOf(target));
  }

  /** Changes what is searched; the best match is selected. */
  search(query: string): void {
    this.query = query;
    this.#selected = null;
    this.reveal += 1;
  }

  /** Opens (true) or closes an account; a role under it moves the selection to the account on closing. */
  setOpen(open: boolean): boolean {
    const row = this.selected;
    if (row === null || this.searching) return false;
    if (row.kind === 'nested' && !open) {
      const account = this.layout.rows.findIndex(({ key }) => key === `account:${row.role.accountId}`);
      if (account >= 0) this.select(account);
      return this.setOpen(false);
    }
    if (row.kind !== 'account' || row.open === open) return false;
    this.toggle(row.account.id);
    return true;
  }

  /** Opens a closed account or closes an open one. */
  toggle(accountId: string): void {
    this.touch();
    if (!this.#toggled.delete(accountId)) {
      this.#toggled.add(accountId);
      this.#readFirst(accountId);
    }
    this.reveal += 1;
  }

  /** From now on rows stay where they are until the next summon. */
  touch(): void {
    this.#kept ??= {
      accounts: this.#catalogue.accounts.map(({ id }) => id),
      recent: (this.#app.snapshot?.recent ?? []).map(roleKey),
      offline: this.#offline,
    };
  }

  /** The window comes into view: rows may take their new places; a clean start also forgets search and selection. */
  summon(clean: boolean): void {
    this.#kept = null;
    this.#shownRemoved = this.#removed;
    if (!clean) return;
    this.query = '';
    this.#selected = null;
    this.#toggled.clear();
    this.reveal += 1;
  }

  #listInput(): ListInput {
    const organisation = this.#app.organisation;
    const snapshot = this.#app.snapshot;
    const mine = (role: Role): boolean => role.organisationId === organisation?.id;
    const kept = this.#kept;
    const recent = (snapshot?.recent ?? []).filter((role) => mine(role) && !this.#hasLeft(role));
    const offline = kept?.offline ?? this.#offline;
    return {
      organisationId: organisation?.id ?? '',
      accounts:
        kept === null ? this.#catalogue.accounts : steadyOrder(kept.accounts, this.#catalogue.accounts, ({ id }) => id),
      removed: this.#removed,
      pinned: (snapshot?.pinned ?? []).filter(mine),
      recent: kept === null ? recent : steadyOrder(kept.recent, recent, roleKey),
      toggled: this.#toggled,
      readyOffline: offline ? (role) => isUsable(this.#app.freshness.get(roleKey(role)), this.#clock.now) : null,
    };
  }

  /** An opened account whose roles are still to be read is read before others. */
  #readFirst(accountId: string): void {
    const account = this.#catalogue.accounts.find(({ id }) => id === accountId);
    const reading = this.#app.organisation?.catalogue.reading ?? null;
    if (account === undefined || (account.roleNames !== null && reading === null)) return;
    void call('catalogue.prioritise', { ...this.organisation, accountIds: [account.id] });
  }

  #hasLeft(role: Role): boolean {
    const key = roleKey(role);
    return this.#removed.has(key) && this.#shownRemoved.has(key);
  }

  #isOffline(): boolean {
    const signIn = this.#app.organisation?.signIn;
    return signIn?.state === 'signed-in' && signIn.connection === 'offline';
  }
}
