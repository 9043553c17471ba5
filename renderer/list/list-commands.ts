import type { Sheet } from '../../electron/contract/events.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { OrganisationView } from '../../electron/contract/organisation.ts';
import type { AppSnapshot, Hint } from '../../electron/contract/snapshot.ts';
import { text } from '../../electron/shared/text/text.ts';
import type { ShownSheet } from '../sheets/shown-sheet.ts';
import type { Actions } from '../stores/actions.svelte.ts';
import type { AppState } from '../stores/app-state.svelte.ts';
import type { Clock } from '../stores/clock.svelte.ts';
import { isCutOff, isWaiting } from '../../electron/shared/model/sign-in.ts';
import type { ListState } from '../stores/list-state.svelte.ts';
import { sameRole } from '../../electron/shared/model/role.ts';
import { bannerOrganisation } from './banners.ts';
import { mentionedFor } from './footer.ts';
import { chainProblem, isRemoved, organisationOfRow, roleOfRow, type Row } from './rows/row.ts';

/** The list and what is around it. */
export interface ListHome {
  readonly app: AppState;
  readonly list: ListState;
  readonly actions: Actions;
  readonly clock: Clock;
  readonly snapshot: AppSnapshot;
  /** The one that is shown, or was before all were. */
  readonly organisation: OrganisationView;
  readonly showSheet: (sheet: ShownSheet) => void;
  /** Shows the sign-in that is under way. */
  readonly showCode: () => void;
  readonly addOrganisation: () => void;
}

/** What keys, buttons and rows of the list do. */
export class ListCommands {
  readonly #home: ListHome;

  constructor(home: ListHome) {
    this.#home = home;
  }

  /** The organisation that what is done now is done in: that of the selected row. */
  get acting(): OrganisationView {
    const { app, list, organisation } = this.#home;
    return (list.selected === null ? null : app.find(organisationOfRow(list.selected))) ?? organisation;
  }

  get offline(): boolean {
    return isOffline(this.acting);
  }

  get signedOut(): boolean {
    return this.#home.app.isSignedOut(this.acting.id);
  }

  get waiting(): boolean {
    return isWaiting(this.acting.signIn.state);
  }

  /** What is under way, of the roles that are shown. */
  get pending(): AppSnapshot['pending'][number] | null {
    const { snapshot, list } = this.#home;
    const actingId = this.acting.id;
    return snapshot.pending.find(({ role }) => list.scope.isShown(role) || role.organisationId === actingId) ?? null;
  }

  /** Where all are shown, the organisation that the banner is about; null: only one is shown, or none has anything to say. */
  get inBanner(): OrganisationView | null {
    const { app, list, clock } = this.#home;
    return app.showsAll ? bannerOrganisation(app.organisations, list.reminders, clock.now) : null;
  }

  /** What Enter does. */
  act(): void {
    const { list, actions } = this.#home;
    if (list.suggestion !== null) list.search(list.suggestion.query);
    else if (list.nothingFound || list.hasNone) this.reload();
    else if (this.waiting) this.#home.showCode();
    else if (list.selected !== null) this.actOn(list.selected);
    else if (this.signedOut && !list.searching) actions.signIn(this.acting.id);
  }

  actOn(row: Row): void {
    const { list } = this.#home;
    const role = roleOfRow(row);
    if (role !== null && isRemoved(row)) this.#sayRemoved();
    else if (role !== null && chainProblem(row) !== null) this.#home.showSheet({ kind: 'chain-edit', role });
    else if (role !== null) this.#open(role);
    else if (row.kind === 'account' && !list.searching) list.toggle(row);
  }

  /** @param index among the pinned roles. */
  actOnPinned(index: number): void {
    const { list } = this.#home;
    const row = list.layout.rows.find((candidate) => candidate.kind !== 'account' && candidate.pinnedIndex === index);
    const role = list.pinned[index];
    if (row !== undefined) {
      list.select(row.position - 1);
      this.actOn(row);
    } else if (role !== undefined) this.#open(role);
  }

  copy(): void {
    const { actions, snapshot } = this.#home;
    const role = this.#usableRole();
    if (role !== null) actions.copyCredentials(role, snapshot.settings.copyFormat);
  }

  copyAccountId(): void {
    const { list, actions } = this.#home;
    const role = list.selected === null ? null : anyRoleOf(list.selected);
    if (role !== null) actions.copyAccountId(role);
  }

  openTerminal(): void {
    const role = this.#usableRole();
    if (role !== null) this.#home.actions.perform({ kind: 'open-terminal', role });
  }

  renew(): void {
    const role = this.#usableRole();
    if (role !== null) this.#home.actions.perform({ kind: 'renew-credentials', role });
  }

  /** Pins the selected role, or pins it no longer. */
  togglePin(): void {
    const { list, actions, snapshot } = this.#home;
    const role = list.selected === null ? null : roleOfRow(list.selected);
    if (role !== null) actions.pin(role, !snapshot.pinned.some((pinned) => sameRole(pinned, role)));
  }

  /**
   * Moves the selected pinned role among those that are shown; false: it is not in the section of pinned roles.
   *
   * @param step −1: up, 1: down.
   */
  movePin(step: -1 | 1): boolean {
    const { selected } = this.#home.list;
    if (selected === null || selected.kind === 'account' || selected.pinnedIndex === null) return false;
    if (this.#home.list.searching) return false;
    this.movePinTo(selected.role, selected.pinnedIndex + step);
    return true;
  }

  /** @param to the place among the pinned roles that are shown, from 0. */
  movePinTo(role: Role, to: number): void {
    const { list, actions, snapshot, clock } = this.#home;
    const shown = list.pinned;
    const before = shown[to];
    if (before === undefined || sameRole(before, role)) return;
    // Roles of organisations that are not shown stand between them.
    const place = snapshot.pinned.findIndex((pinned) => sameRole(pinned, before));
    const sentence = text('pins.moved', { position: to + 1, total: shown.length });
    actions.movePin(role, place, { kind: 'done', sentence, until: clock.now + mentionedFor });
  }

  /** The details of the selected row's account. */
  openDetails(): void {
    const { selected } = this.#home.list;
    if (selected === null) return;
    const of = { organisationId: organisationOfRow(selected), accountId: accountIdOf(selected) };
    this.#home.showSheet({ kind: 'details', of, from: roleOfRow(selected) });
  }

  openFilter(): void {
    this.#home.showSheet({ kind: 'filter' });
  }

  openShortcuts(): void {
    this.#home.showSheet({ kind: 'shortcuts' });
  }

  /** Searches for what the person hid. */
  showHidden(): void {
    this.#home.list.search('is:hidden');
  }

  /** The person did by the key what the hint of today tells of: it need not be told any more. */
  hintFollowed(hint: Hint): void {
    const { actions, snapshot } = this.#home;
    if (snapshot.hint === hint) actions.dismissHint(hint);
  }

  dismissHint(): void {
    const { actions, snapshot } = this.#home;
    if (snapshot.hint !== null) actions.dismissHint(snapshot.hint);
  }

  /** Opens a sheet for the role of a row, or of the selected one; false: it has no role. */
  openSheet(kind: Sheet['kind'], row: Row | null = this.#home.list.selected): boolean {
    const role = row === null ? null : roleOfRow(row);
    if (role === null) return false;
    if (row !== null && isRemoved(row) && kind !== 'actions') this.#sayRemoved();
    else if (row !== null && chainProblem(row) !== null && kind !== 'actions')
      this.#home.showSheet({ kind: 'chain-edit', role });
    else this.#home.showSheet({ kind, role });
    return true;
  }

  /** Opens the actions of the selected role or, where there is no row to act on, those of the list; false: neither. */
  openActions(): boolean {
    if (!this.#home.list.rowless) return this.openSheet('actions');
    this.#home.showSheet({ kind: 'list-actions' });
    return true;
  }

  /** Links what a search has found; false: nothing is searched, or nothing was found. */
  linkFound(): boolean {
    const roles = this.#home.list.foundRoles();
    if (roles.length > 0) this.#home.showSheet({ kind: 'link-found', roles });
    return roles.length > 0;
  }

  openOrganisations(): void {
    this.#home.showSheet({ kind: 'organisations' });
  }

  openActivity(): void {
    this.#home.showSheet({ kind: 'activity' });
  }

  addOrganisation(): void {
    this.#home.addOrganisation();
  }

  /** Shows the lists of all as one, or again only the one that was shown. */
  toggleAll(): void {
    const { app, actions, organisation } = this.#home;
    if (app.organisations.length > 1) actions.showOrganisation(app.showsAll ? organisation.id : null);
  }

  reload(): void {
    const { app, list, actions } = this.#home;
    const readable = list.scope.shown.filter((one) => !app.showsAll || one.signIn.state === 'signed-in');
    for (const { id } of readable) actions.reload(id);
  }

  /** Signs in to what the banner is about, else where the selected row is; an attempt under way is shown again. */
  signIn(): void {
    const organisation = this.inBanner ?? this.acting;
    if (isWaiting(organisation.signIn.state)) this.#home.showCode();
    else this.#home.actions.signIn(organisation.id);
  }

  /** Cancels what is under way, else clears the search, else hides the window. */
  back(): void {
    const { list, actions } = this.#home;
    const { pending } = this;
    if (pending !== null) actions.cancel(pending.role);
    else if (list.query !== '') list.search('');
    else actions.hide();
  }

  clearClipboard(): void {
    this.#home.actions.clearClipboard();
  }

  #open(role: Role): void {
    const { app, actions } = this.#home;
    if (app.isSignedOut(role.organisationId)) actions.signInAndOpen(role);
    else actions.openConsole(role);
  }

  /** The selected role, unless its access was removed or it cannot be used as it stands, which is said. */
  #usableRole(): Role | null {
    const { selected } = this.#home.list;
    if (selected === null) return null;
    const sentence = isRemoved(selected) ? text('footer.removed') : chainProblem(selected);
    if (sentence === null) return roleOfRow(selected);
    this.#say(sentence);
    return null;
  }

  #sayRemoved(): void {
    this.#say(text('footer.removed'));
  }

  #say(sentence: string): void {
    this.#home.actions.note = { kind: 'problem', sentence, until: null };
  }
}

/** It is signed in and there is no connection. */
export function isOffline({ signIn }: Pick<OrganisationView, 'signIn'>): boolean {
  return signIn.state === 'signed-in' && isCutOff(signIn.connection);
}

function accountIdOf(row: Row): Role['accountId'] {
  return row.kind === 'account' ? row.account.id : row.role.accountId;
}

/** The role of a row, or the first of its account: enough where only the account matters. */
function anyRoleOf(row: Row): Role | null {
  const role = roleOfRow(row);
  if (role !== null || row.kind !== 'account') return role;
  const roleName = row.account.roleNames?.[0];
  return roleName === undefined ? null : { organisationId: row.organisationId, accountId: row.account.id, roleName };
}
