import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Role } from '../../electron/contract/identifiers.ts';
import { call } from './bridge.ts';
import { isUsable, removedByRole } from './snapshot-facts.ts';
import { buildSections, type ListInput, foundSections, sectionsElsewhere } from '../list/rows/sections.ts';
import { keepSelection } from '../list/rows/keep-in-place.ts';
import { FoundOrder, KeptList } from '../list/rows/kept-order.ts';
import { ListLayout, type PlacedRow, type Scale } from '../list/rows/list-layout.ts';
import { accountKey } from '../list/rows/accounts.ts';
import { accountIdAbove, type AccountRow, type Row, type Section } from '../list/rows/row.ts';
import { readQuery } from '../list/search/query.ts';
import { SearchElsewhere } from '../list/search/search-elsewhere.svelte.ts';
import { Spelling } from '../list/search/spelling.svelte.ts';
import { searchRoles } from '../list/search/search-roles.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import type { Clock } from './clock.svelte.ts';
import type { AppState } from './app-state.svelte.ts';
import type { Catalogues } from './catalogues.svelte.ts';
import { EndReminders } from './end-reminders.svelte.ts';
import { ListScope } from './list-scope.svelte.ts';

/** A role, or an account, that is to be selected. */
export type WantedRow = Pick<Role, 'organisationId' | 'accountId'> & { readonly roleName?: string };

/** A search found nothing, nothing is assigned, all is hidden while signed out, or the person hid all accounts. */
export type WhyRowless = 'not-found' | 'none' | 'withheld' | 'hidden';

/** What the person sees of the list: search, selection, open accounts; the rows follow from it. */
export class ListState {
  query = $state('');
  scale = $state.raw<Scale>({ text: 1, narrow: false, stacked: false, compact: false });
  /** Rises whenever the selected row is to be brought into view. */
  reveal = $state(0);
  readonly scope: ListScope;
  readonly reminders = new EndReminders();
  readonly #toggled = new SvelteSet<string>();
  readonly #app: AppState;
  readonly #catalogues: Catalogues;
  readonly #clock: Clock;
  readonly #elsewhere = new SearchElsewhere();
  #selected = $state.raw<Row | null>(null);
  #wanted = $state.raw<WantedRow | null>(null);
  /** Roles that were removed when the window last came into view: they have been shown, and recent ones leave. */
  #shownRemoved = $state.raw(removedByRole([]));
  /** The list as it stays while somebody works with it; null: nobody has touched it since it came into view. */
  #kept = $state.raw<KeptList | null>(null);
  readonly #foundOrder = new FoundOrder();
  readonly #spelling = new Spelling();

  constructor(app: AppState, catalogues: Catalogues, clock: Clock) {
    this.#app = app;
    this.#catalogues = catalogues;
    this.#clock = clock;
    this.scope = new ListScope(app, catalogues, clock);
  }

  readonly searching = $derived(this.query.trim() !== '');
  readonly #asksHidden = $derived(this.searching && readQuery(this.query).filters.hidden);
  readonly #found = $derived.by(() =>
    this.searching
      ? searchRoles(this.scope.searchScopes(this.scope.shownIds, this.#asksHidden), this.query, this.scope.facts())
      : null,
  );
  readonly #removed = $derived.by(() => removedByRole(this.#app.snapshot?.removedRoles ?? []));
  readonly #input = $derived<ListInput>(this.#listInput());
  readonly #shownSections = $derived(
    this.#found === null ? buildSections(this.#input) : foundSections(this.#input, this.#found),
  );
  readonly sections = $derived<readonly Section[]>(this.#allSections());
  readonly layout = $derived(new ListLayout(this.sections, this.scale));
  readonly selectedIndex = $derived(keepSelection(this.layout.rows, this.#selected));
  readonly selected = $derived<Row | null>(this.layout.rows[this.selectedIndex] ?? null);
  /** How many roles a search found, wherever; null: nothing is searched. */
  readonly foundCount = $derived.by<number | null>(() =>
    this.#found === null
      ? null
      : [...this.#elsewhere.found.values()].reduce((sum, { roles }) => sum + roles.length, this.#found.roles.length),
  );
  /** Nothing matches, in any list. */
  readonly nothingFound = $derived.by(
    () => this.searching && this.layout.rows.length === 0 && !this.#elsewhere.pending && !this.#catalogues.pulling(),
  );

  /** What was probably meant where nothing matches; null: nothing is near. */
  readonly suggestion = $derived.by(() => (this.nothingFound ? this.#spelling.of(this.query) : null));

  /** The pinned rows and where they lie; none while something is searched. */
  pinnedRows(): readonly PlacedRow[] {
    if (this.searching) return [];
    return this.layout.rows.flatMap((row, at) =>
      row.key.startsWith('pinned:') ? [{ row, ...this.layout.boundsOf(at) }] : [],
    );
  }

  /** There are no rows though nothing is searched. */
  readonly empty = $derived.by(() => !this.searching && this.layout.rows.length === 0);
  /** No account is assigned in any of the shown lists: they were read, and hold none. */
  readonly hasNone = $derived.by(
    () =>
      this.empty &&
      this.scope.loaded &&
      !this.scope.allHidden &&
      this.scope.shown.every(({ signIn, catalogue }) => signIn.state === 'signed-in' && catalogue.checkedAt !== null),
  );

  /** There is no row to act on, and will be none by waiting. */
  get rowless(): boolean {
    return this.whyRowless !== null;
  }

  /** Why there is no row to act on; null: there are rows, or they are still to come. */
  get whyRowless(): WhyRowless | null {
    if (this.nothingFound) return 'not-found';
    if (this.hasNone) return 'none';
    if (!this.empty) return null;
    if (this.scope.allWithheld) return 'withheld';
    return this.scope.allHidden ? 'hidden' : null;
  }

  /** The pinned roles of the shown lists, in the person's order: those that have the keys 1 to 9. */
  get pinned(): readonly Role[] {
    return this.#input.pinned;
  }

  /** The roles that a search found, wherever, best match first; none while nothing is searched. */
  foundRoles(): readonly Role[] {
    const all = [this.#found, ...this.#elsewhere.found.values()];
    return all.flatMap((found) =>
      (found?.roles ?? []).map(({ organisationId, account, roleName }) => ({
        organisationId,
        accountId: account.id,
        roleName,
      })),
    );
  }

  /** Prepares the search, so that the first key press after a change of the list does not have to. */
  warm(): void {
    if (this.scope.accounts.length > 0) {
      searchRoles(this.scope.searchScopes(this.scope.shownIds), 'a', { ...this.scope.facts(), used: [] });
    }
  }

  /** Asks for the lists that are shown or searched; the other organisations' only once something is searched. */
  keepLists(): void {
    const { names, shownIds } = this.scope;
    const existing = [...names.keys()];
    // What the guard asks about may be of another organisation: its list tells name and environment.
    const asked = this.#app.snapshot?.guardQuestion?.role.organisationId;
    const needed = this.searching ? existing : [...shownIds, ...existing.filter((id) => id === asked)];
    untrack(() => this.#catalogues.keep(existing, needed));
  }

  /** Searches the lists that are not shown. */
  searchElsewhere(): void {
    const scopes = this.searching ? this.scope.searchScopes(this.scope.otherIds, this.#asksHidden) : [];
    const facts = this.scope.facts();
    const { query } = this;
    untrack(() => this.#elsewhere.search(scopes, query, facts));
  }

  /** Looks for what was meant, where nothing is found. */
  lookForSpelling(): void {
    if (!this.nothingFound) return;
    const scopes = this.scope.searchScopes([...this.scope.names.keys()]);
    const facts = this.scope.facts();
    const { query } = this;
    untrack(() => this.#spelling.look(scopes, query, facts));
  }

  /** Selects a row by its index; beyond the ends, the first or the last. */
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

  /**
   * The first row is selected as long as nobody has selected another; once it is shown it stays that row, so that Enter acts
   * on what was read, whatever sorts in above it. A search selects its best match instead.
   */
  holdFirst(): void {
    const [first] = this.layout.rows;
    if (!this.searching && this.#selected === null && first !== undefined) this.#selected = first;
  }

  /** Changes what is searched; the best match is selected. */
  search(query: string): void {
    this.touch();
    this.query = query;
    this.#selected = null;
    this.reveal += 1;
  }

  /** Opens (true) or closes an account; a role under it moves the selection to the account on closing. */
  setOpen(open: boolean): boolean {
    const row = this.selected;
    if (row === null || this.searching) return false;
    if (row.kind === 'nested' && !open) {
      const wanted = `account:${accountKey(row.role.organisationId, accountIdAbove(row))}`;
      const account = this.layout.rows.findIndex(({ key }) => key === wanted);
      if (account >= 0) this.select(account);
      return this.setOpen(false);
    }
    if (row.kind !== 'account' || row.open === open) return false;
    this.toggle(row);
    return true;
  }

  /** Opens a closed account or closes an open one. */
  toggle(row: AccountRow): void {
    this.touch();
    const key = accountKey(row.organisationId, row.account.id);
    if (!this.#toggled.delete(key)) {
      this.#toggled.add(key);
      this.#readFirst(row);
    }
    this.reveal += 1;
  }

  /** From now on rows stay where they are until the next summon. */
  touch(): void {
    this.#kept ??= new KeptList({
      accounts: this.scope.accounts,
      recent: this.#app.snapshot?.recent ?? [],
      pinned: this.#app.snapshot?.pinned ?? [],
      offline: this.scope.offline,
      isUsable: (role) => this.#isUsable(role),
    });
  }

  /** The window comes into view: rows may move; a clean start also forgets search and selection. */
  summon(clean: boolean): void {
    this.#kept = null;
    this.#foundOrder.forget();
    this.#shownRemoved = this.#removed;
    if (!clean) return;
    this.query = '';
    this.#selected = null;
    this.#toggled.clear();
    this.reveal += 1;
  }

  /** Selects a row as soon as a list that is shown has it (docs/design.md#links); null: no row any more. */
  want(wanted: WantedRow | null): void {
    this.#wanted = wanted;
  }

  /** Looks for the row that is wanted; answers an account that turns out to be in no list, once. */
  followWanted(): WantedRow | null {
    const wanted = this.#wanted;
    if (wanted === null || !this.scope.isShown(wanted) || !this.scope.loaded) return null;
    const above = this.#accountAbove(wanted);
    if (above === null) return null;
    const known = this.#catalogues.account(above.organisationId, above.accountId) !== null;
    if (!known && this.#app.find(above.organisationId)?.catalogue.reading !== null) return null;
    untrack(() => {
      this.#wanted = null;
      if (known) this.#show(wanted, above);
    });
    return known ? null : wanted;
  }

  /** The account whose row a role stands under; null: main has not said so yet. */
  #accountAbove(wanted: WantedRow): Pick<Role, 'organisationId' | 'accountId'> | null {
    if (wanted.roleName === undefined) return wanted;
    const chained = this.#app.chained.find({ ...wanted, roleName: wanted.roleName });
    return chained === null ? null : this.#app.chained.placeOf(chained).root;
  }

  /** Opens the account and selects the role, or the first row under it. */
  #show(wanted: WantedRow, above: Pick<Role, 'organisationId' | 'accountId'>): void {
    this.query = '';
    const key = `account:${accountKey(above.organisationId, above.accountId)}`;
    const closed = this.layout.rows.find((row) => row.key === key);
    if (closed?.kind === 'account' && !closed.open) this.toggle(closed);
    const { rows } = this.layout;
    const account = rows.findIndex((row) => row.key === key);
    const { roleName } = wanted;
    const role =
      roleName === undefined ? -1 : rows.findIndex(({ key: one }) => one === `all:${roleKey({ ...wanted, roleName })}`);
    const first = rows[account + 1]?.kind === 'nested' ? account + 1 : account;
    this.select(role >= 0 ? role : first);
  }

  #allSections(): readonly Section[] {
    if (!this.searching) return this.#shownSections;
    const named = readQuery(this.query).filters.organisation.length > 0;
    const elsewhere = sectionsElsewhere(this.#input, this.#elsewhere.found, named);
    return this.#foundOrder.arrange(this.query, [...this.#shownSections, ...elsewhere]);
  }

  #listInput(): ListInput {
    const { scope } = this;
    const snapshot = this.#app.snapshot;
    const kept = this.#kept;
    const recent = (snapshot?.recent ?? []).filter((role) => scope.isShown(role) && !this.#hasLeft(role));
    const offline = kept?.offline ?? scope.offline;
    return {
      organisationId: scope.shownId,
      organisationNames: scope.names,
      accounts: kept?.accounts(scope.accounts) ?? scope.accounts,
      removed: this.#removed,
      pinned: (snapshot?.pinned ?? []).filter((role) => scope.isShown(role)),
      recent: kept?.recent(recent) ?? recent,
      toggled: this.#toggled,
      chained: this.#app.chained,
      accountOf: ({ organisationId, accountId }) => this.#catalogues.account(organisationId, accountId),
      readyOffline: offline ? (role) => kept?.worked(role) ?? this.#isUsable(role) : null,
      reconnected: offline && !scope.offline,
      keptOpen: kept,
    };
  }

  /** An opened account whose roles are still to be read is read before others. */
  #readFirst(row: AccountRow): void {
    const { organisationId, account } = row;
    const reading = this.#app.find(organisationId)?.catalogue.reading ?? null;
    if (account.roleNames !== null && reading === null) return;
    void call('catalogue.prioritise', { organisationId, accountIds: [account.id] });
  }

  #isUsable(role: Role): boolean {
    return isUsable(this.#app.freshness.get(roleKey(role)), this.#clock.now);
  }

  #hasLeft(role: Role): boolean {
    const key = roleKey(role);
    return this.#removed.has(key) && this.#shownRemoved.has(key);
  }
}
