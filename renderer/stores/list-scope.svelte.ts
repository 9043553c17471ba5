import type { Role } from '../../electron/contract/identifiers.ts';
import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { isUsable } from './snapshot-facts.ts';
import { environmentWord } from '../ui/environment-word.ts';
import { namesById } from '../ui/name-list.ts';
import { listAccounts, type ListedAccount } from '../list/rows/accounts.ts';
import { folded } from '../list/search/fold.ts';
import { searchable } from '../list/search/match-text.ts';
import { noChainedRoles } from './chained-roles.ts';
import { indexOf } from '../list/search/role-index.ts';
import type { SearchFacts, SearchScope } from '../list/search/search-scope.ts';
import { roleKey, sameRole } from '../../electron/shared/model/role.ts';
import type { Clock } from './clock.svelte.ts';
import type { AppState } from './app-state.svelte.ts';
import { isCutOff } from '../../electron/shared/model/sign-in.ts';
import type { Catalogues } from './catalogues.svelte.ts';

/** Whose lists are shown and whose are searched besides, and what a search needs to know of them. */
export class ListScope {
  readonly #app: AppState;
  readonly #catalogues: Catalogues;
  readonly #clock: Clock;

  constructor(app: AppState, catalogues: Catalogues, clock: Clock) {
    this.#app = app;
    this.#catalogues = catalogues;
    this.#clock = clock;
  }

  readonly names = $derived.by<ReadonlyMap<string, string>>(() => namesById(this.#app.organisations));
  /** Null: all are shown as one list. */
  readonly shownId = $derived.by<string | null>(() => (this.#app.showsAll ? null : (this.#app.organisation?.id ?? '')));
  readonly shown = $derived.by<readonly OrganisationView[]>(() =>
    this.#app.organisations.filter(({ id }) => this.shownId === null || id === this.shownId),
  );
  readonly shownIds = $derived(this.shown.map(({ id }) => id));
  readonly otherIds = $derived([...this.names.keys()].filter((id) => !this.shownIds.includes(id)));
  readonly accounts = $derived.by<readonly ListedAccount[]>(() =>
    listAccounts(
      this.shownIds
        .filter((id) => !this.isWithheld(id))
        .map((organisationId) => ({
          organisationId,
          accounts: this.#catalogues.accounts(organisationId),
        })),
    ),
  );
  readonly loaded = $derived.by(() => this.#catalogues.loaded(this.shownIds));
  /** No connection to any that is signed in. */
  readonly offline = $derived.by(() => {
    const signedIn = this.shown.flatMap(({ signIn }) => (signIn.state === 'signed-in' ? [signIn.connection] : []));
    return signedIn.length > 0 && signedIn.every(isCutOff);
  });

  /** Since when (ms, server's clock); null: there is a connection. */
  readonly offlineSince = $derived.by<number | null>(() => {
    const since = this.shown.flatMap(({ signIn }) => (signIn.state === 'signed-in' ? [signIn.offlineSince ?? []] : []));
    return this.offline ? (since.flat().toSorted((one, other) => one - other)[0] ?? null) : null;
  });

  /** Every account of the shown lists is hidden by the person. */
  readonly allHidden = $derived.by(
    () => this.accounts.length === 0 && this.shownIds.some((id) => this.#catalogues.hidden(id).length > 0),
  );
  /** The person wants no list of an organisation that is signed out, and all that are shown are. */
  readonly allWithheld = $derived.by(
    () => this.shownIds.length > 0 && this.shownIds.every((id) => this.isWithheld(id)),
  );

  /** Whether the list of an organisation is being read. */
  reads(organisationId: string): boolean {
    return (this.#app.find(organisationId)?.catalogue.reading ?? null) !== null;
  }

  /** Whether the list of an organisation is not shown, since it is signed out. */
  isWithheld(organisationId: string): boolean {
    if (this.#app.snapshot?.settings.hidesListSignedOut !== true) return false;
    return this.#app.find(organisationId)?.signIn.state === 'signed-out';
  }

  /** Whether a role is in the shown lists. */
  isShown({ organisationId }: Pick<Role, 'organisationId'>): boolean {
    if (this.isWithheld(organisationId)) return false;
    return this.shownId === null ? this.names.has(organisationId) : organisationId === this.shownId;
  }

  /** What is searched of these organisations: what is shown, or what the person hid. */
  searchScopes(ids: readonly string[], hidden = false): SearchScope[] {
    const several = this.names.size > 1;
    const searched = ids.filter((id) => !this.isWithheld(id));
    return searched.map((organisationId) => ({
      organisationId,
      organisationName: several ? searchable(this.names.get(organisationId) ?? '') : null,
      index: indexOf(
        organisationId,
        hidden ? this.#catalogues.hidden(organisationId) : this.#catalogues.accounts(organisationId),
        (look, own) => folded(environmentWord(look, own)),
        hidden ? noChainedRoles : this.#app.chained,
      ),
    }));
  }

  /** What a search knows of roles: read when asked, so that a search without filter words does not wait for a clock. */
  facts(): SearchFacts {
    const { snapshot } = this.#app;
    const pinned = snapshot?.pinned ?? [];
    return {
      used: [...(snapshot?.recent ?? []), ...pinned],
      isLive: (role) => isUsable(this.#app.freshness.get(roleKey(role)), this.#clock.now),
      isPinned: (role) => pinned.some((one) => sameRole(one, role)),
    };
  }
}
