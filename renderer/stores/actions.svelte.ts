import type { AccountLabelChange } from '../../electron/contract/account-label.ts';
import type { CommandInput, CommandName, Intent } from '../../electron/contract/commands.ts';
import type { ConsoleDestination } from '../../electron/contract/console-place.ts';
import type { CopyFormat } from '../../electron/shared/tables/copy-formats.ts';
import type { FailureCode } from '../../electron/contract/failure.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { Hint } from '../../electron/contract/snapshot.ts';
import type { SettingsRoute } from '../../electron/contract/settings-route.ts';
import { text } from '../../electron/shared/text/text.ts';
import { call, OnceAtATime } from './bridge.ts';

/** A sentence for the footer: what went wrong, or what was done. */
export interface Note {
  readonly kind: 'problem' | 'done';
  readonly sentence: string;
  /** Of what went wrong, as far as main has said. */
  readonly code?: FailureCode;
  /** When it has been mentioned for long enough (ms, server's clock); null: it stays until something else is done. */
  readonly until: number | null;
  /** Takes it back. */
  readonly undo?: () => void;
}

/** An account of an organisation: a role without its permission set. */
export type AccountOfRole = Pick<Role, 'organisationId' | 'accountId'>;

/** Everything the window asks of main. What main refuses becomes a note; what is asked twice is asked once. */
export class Actions {
  note = $state.raw<Note | null>(null);
  readonly #asking = new OnceAtATime();

  perform(intent: Intent): void {
    this.#ask('role.perform', { intent });
  }

  openConsole(role: Role, destination?: ConsoleDestination): void {
    this.perform({ kind: 'open-console', role, ...(destination === undefined ? {} : { destination }) });
  }

  copyCredentials(role: Role, format: CopyFormat): void {
    this.perform({ kind: 'copy-credentials', role, format });
  }

  copyAccountId(role: Role): void {
    this.perform({ kind: 'copy-account-id', role });
  }

  /** The format of ⌘C from now on. */
  useCopyFormat(format: CopyFormat): void {
    this.#ask('settings.change', { change: { copyFormat: format } });
  }

  /** @param until when that has been mentioned for long enough (ms, server's clock). */
  keepOpen(on: boolean, until: number): void {
    const sentence = text(on ? 'keep-open.on' : 'keep-open.off');
    this.#ask('settings.change', { change: { keepOpen: on } }, { kind: 'done', sentence, until });
  }

  cancel(role: Role): void {
    this.#ask('role.cancel', { role });
  }

  pin(role: Role, pinned: boolean): void {
    this.#ask('role.pin', { role, pinned });
  }

  /** @param to its place among all that are pinned, from 0. */
  movePin(role: Role, to: number, done: Note): void {
    this.#ask('role.move-pin', { role, to }, done);
  }

  /** Writes on an account for the person alone; what is left out stays. */
  label({ organisationId, accountId }: AccountOfRole, change: AccountLabelChange, done: Note | null = null): void {
    this.#ask('account.label', { organisationId, accountId, change }, done);
  }

  dismissHint(hint: Hint): void {
    this.#ask('hint.dismiss', { hint });
  }

  openAtLogin(): void {
    this.#ask('settings.change', { change: { openAtLogin: true } });
  }

  /** The environment of a role's account from now on, by its id; null: what its name says. */
  correctEnvironment({ organisationId, accountId }: Role, environment: string | null): void {
    this.#ask('environment.correct', { of: { kind: 'account', organisationId, accountId }, environment });
  }

  /**
   * Takes the last change of the person's AWS files back.
   *
   * @param until when that has been mentioned for long enough (ms, server's clock).
   */
  undoLinks(until: number): void {
    this.#ask('links.undo', {}, { kind: 'done', sentence: text('link-sheet.undone'), until });
  }

  reload(organisationId: string): void {
    this.#ask('catalogue.reload', { organisationId });
  }

  retryFailed(organisationId: string): void {
    this.#ask('catalogue.retry-failed', { organisationId });
  }

  dismissNews(organisationId: string): void {
    this.#ask('catalogue.dismiss-news', { organisationId });
  }

  /** @param way not the usual one, and from now on the usual one. */
  signIn(organisationId: string, way?: 'browser' | 'code'): void {
    this.#ask('sign-in.start', { organisationId, ...(way === undefined ? {} : { way }) });
  }

  /** As `signIn`; answers when it has begun, or could not. */
  beginSignIn(organisationId: string): Promise<void> {
    return this.#asked('sign-in.start', { organisationId });
  }

  /** Main goes on to open the console once the sign-in is approved. */
  signInAndOpen(role: Role): void {
    const then = { kind: 'open-console', role } as const;
    this.#ask('sign-in.start', { organisationId: role.organisationId, then });
  }

  /** AWS ends the sign-in there is; the next one is wholly new. */
  signInAfresh(organisationId: string): void {
    this.#ask('sign-in.start', { organisationId, fresh: true });
  }

  /** What went wrong last, for support. */
  copyDetails(organisationId: string): void {
    this.#ask('support.copy-details', { organisationId });
  }

  /** @param route null: the first page, or what is open as it is. */
  openSettings(route: SettingsRoute | null = null): void {
    this.#ask('window.open-settings', { route });
  }

  /** A message for the administrator, where no account is assigned. */
  copyRequest(organisationId: string): void {
    this.#ask('support.copy-request', { organisationId });
  }

  openNetworkSettings(): void {
    this.#ask('window.open-network-settings', {});
  }

  /** Another organisation's list, or with null those of all as one; nothing is opened in the browser. */
  showOrganisation(organisationId: string | null): void {
    this.#ask('organisation.select', { organisationId });
  }

  signOut(organisationId: string): void {
    this.#ask('sign-out', { organisationId });
  }

  cancelSignIn(organisationId: string): void {
    this.#ask('sign-in.cancel', { organisationId });
  }

  dismissProblem(organisationId: string): void {
    this.#ask('sign-in.dismiss-problem', { organisationId });
  }

  ofAttempt(
    name: 'sign-in.code-shown' | 'sign-in.open-browser' | 'sign-in.copy-link' | 'sign-in.copy-code',
    attempt: { organisationId: string; attemptId: string },
  ): void {
    this.#ask(name, attempt);
  }

  clearClipboard(): void {
    this.#ask('clipboard.clear', {});
  }

  dismissNotice(id: string): void {
    this.#ask('notice.dismiss', { id });
  }

  quit(): void {
    this.#ask('window.quit', {});
  }

  hide(): void {
    this.#ask('window.hide', {});
  }

  #ask<Name extends CommandName>(name: Name, input: CommandInput<Name>, done: Note | null = null): void {
    void this.#asked(name, input, done);
  }

  #asked<Name extends CommandName>(name: Name, input: CommandInput<Name>, done: Note | null = null): Promise<void> {
    return this.#asking.run(`${name} ${JSON.stringify(input)}`, async () => {
      this.note = null;
      const result = await call(name, input);
      if (result.ok && done !== null) this.note = done;
      if (result.ok || result.failure.code === 'cancelled') return;
      const { code, sentence } = result.failure;
      this.note = { kind: 'problem', sentence, code, until: null };
    });
  }
}
