import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { AccountId, Role } from '../../contract/identifiers.ts';
import type { Failure } from '../../contract/failure.ts';
import type { CatalogueNews, CatalogueStatus } from '../../contract/organisation.ts';
import type { Services } from '../app/services.ts';
import { failureOf } from '../failures/fail.ts';
import { hour, later, type Instant } from '../time/instant.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { OrganisationSignIn } from '../sign-in/organisation-sign-in.ts';
import { AccountList } from './account-list.ts';
import type { StoredCatalogue } from './catalogue-file.ts';
import { judge, shownEnvironment } from './environments/environment-of.ts';
import { rulesInUse } from './environments/rules-in-use.ts';
import { newsOf } from './catalogue-changes.ts';
import { CatalogueReader } from './catalogue-reader.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { DeniedRoles } from './denied-roles.ts';
import { backgroundPace, foregroundPace, CallPace } from '../throttling/call-pace.ts';
import { partReading, wholeReading, type Reading, type Unfinished, type Urgency } from './reading.ts';

/** After so long an interrupted reading is begun anew rather than continued: what it read may have changed. */
const continuedFor = hour;

/** How many opened accounts are remembered as urgent. */
const mostOpened = 100;

export type CatalogueServices = Pick<
  Services,
  | 'chainedRoles'
  | 'clock'
  | 'time'
  | 'files'
  | 'identityCenter'
  | 'identities'
  | 'personal'
  | 'settings'
  | 'report'
  | 'events'
>;

/** Reads the accounts and permission sets of one organisation, streams them into the list and keeps them on disk. */
export class OrganisationCatalogue {
  readonly #services: CatalogueServices;
  readonly #organisation: OrganisationRecord;
  readonly #list: AccountList;
  readonly #pace: CallPace;
  readonly #reader: CatalogueReader;
  readonly #store: CatalogueStore;
  readonly #denied = new DeniedRoles();
  #checkedAt: Instant | null = null;
  #problem: Failure | null = null;
  #failed: ReadonlySet<AccountId> = new Set();
  #news: CatalogueNews | null = null;
  #unfinished: Unfinished | null = null;
  /** Null: nothing was read since the start, while what was stored may have been reported. */
  #leftOut: number | null = null;
  #opened: readonly AccountId[] = [];
  #reading: Reading | null = null;
  /** All readings, one after the other. */
  #readings: Promise<void> = Promise.resolve();
  #wholeReading: Promise<void> | null = null;
  /** Rises when readings are ended, so that those that wait for their turn never begin. */
  #round = 0;

  constructor(
    services: CatalogueServices,
    organisation: OrganisationRecord,
    signIn: Pick<OrganisationSignIn, 'withAccessToken'>,
  ) {
    this.#services = services;
    this.#organisation = organisation;
    this.#list = new AccountList(
      organisation.id,
      (change) => this.#changed(change),
      (account) => shownEnvironment(judge(rulesInUse(services.settings.read()), organisation.id, account)),
    );
    this.#pace = new CallPace(services.clock, foregroundPace, () => services.report.organisationChanged());
    this.#store = new CatalogueStore(services, organisation, () => this.#stored());
    this.#reader = new CatalogueReader(services, {
      organisation,
      signIn,
      list: this.#list,
      denied: this.#denied,
      pace: this.#pace,
      urgent: () => [...this.#opened, ...this.#wanted()],
    });
  }

  list(): AccountList {
    return this.#list;
  }

  status(): CatalogueStatus {
    const reading = this.#reading;
    return {
      revision: this.#list.revision(),
      accountCount: this.#list.accountCount(),
      roleCount: this.#list.roleCount(),
      checkedAt: this.#checkedAt,
      reading: reading && {
        accountsDone: reading.done.size + reading.failed.size,
        accountsKnown: reading.seen.size,
        accountsComplete: reading.accountsComplete,
        throttled: this.#pace.isThrottled(),
      },
      problem: this.#problem,
      failedAccounts: this.#failed.size,
      news: this.#news,
    };
  }

  isReading(): boolean {
    return this.#reading !== null;
  }

  /** Whether a reading of everything was interrupted and waits to go on. */
  isUnfinished(): boolean {
    return this.#unfinished !== null && this.#wholeReading === null;
  }

  /**
   * Whether AWS does not list the role any more, or just refused it; of one that is reached through others, the permission
   * set at its root. False as long as nobody knows.
   */
  isRemoved(role: Role): boolean {
    const root = this.#services.chainedRoles.root(role);
    if (root === null) return false;
    const { accountId, roleName } = root;
    if (this.#denied.has(accountId, roleName)) {
      return true;
    }
    const account = this.#list.account(accountId);
    return this.#checkedAt !== null && (account === null || account.roleNames?.includes(roleName) === false);
  }

  /** The roles AWS refused although it lists them. */
  denied(): Role[] {
    return this.#denied.all().map(({ accountId, roleName }) => ({
      organisationId: this.#organisation.id,
      accountId,
      roleName,
    }));
  }

  /** Puts the list of the last time on screen. */
  async restore(): Promise<void> {
    const stored = await this.#store.load();
    if (stored !== null) {
      this.#checkedAt = stored.checkedAt;
      this.#failed = new Set(stored.failed);
      this.#unfinished = stored.unfinished;
      this.#list.restore(stored.accounts, stored.gone);
    }
  }

  /**
   * Reads everything, or what an interrupted reading left; while that goes on, another call joins in and may make
   * it faster. What cannot be read stays as it was. Never rejects: how it went is in `status`.
   */
  reload(urgency: Urgency): Promise<void> {
    // A first list is waited for even when nobody asked again.
    const asked = urgency === 'foreground' || this.#checkedAt === null;
    if (asked || this.#wholeReading === null) {
      this.#pace.use(asked ? foregroundPace : backgroundPace);
    }
    this.#wholeReading ??= this.#queue(() =>
      wholeReading(this.#services.time.now(), this.#continued(), this.#list.ids()),
    ).finally(() => {
      this.#wholeReading = null;
    });
    return this.#wholeReading;
  }

  /** Reads the permission sets of these accounts, as the next ones of a reading under way or by themselves. */
  readAgain(ids: readonly AccountId[]): Promise<void> {
    const known = ids.filter((id) => this.#list.account(id) !== null);
    if (known.length === 0) {
      return Promise.resolve();
    }
    if (this.#reading?.whole === true && this.#reading.accountsComplete) {
      this.#reading.queue.putFirst(known);
      return this.#wholeReading ?? Promise.resolve();
    }
    return this.#queue(() => partReading(this.#services.time.now(), known));
  }

  /** Reads the accounts that could not be read. */
  retryFailed(): Promise<void> {
    this.#pace.use(foregroundPace);
    return this.readAgain([...this.#failed]);
  }

  /** The person opened these accounts: they are read before others, now and in readings to come. */
  prioritise(ids: readonly AccountId[]): void {
    this.#opened = [...new Set([...ids, ...this.#opened])].slice(0, mostOpened);
    this.#reading?.queue.prefer(ids);
  }

  dismissNews(): void {
    this.#news = null;
    this.#services.report.organisationChanged();
  }

  /** AWS refused credentials of this role: it is marked at once, and its account is read again. */
  refused({ accountId, roleName }: Role): void {
    this.#denied.deny(accountId, roleName, this.#services.time.now());
    this.#services.report.organisationChanged();
    void this.readAgain([accountId]);
  }

  /** AWS gave credentials of this role. */
  granted({ accountId, roleName }: Role): void {
    if (this.#denied.grant(accountId, roleName)) {
      this.#services.report.organisationChanged();
    }
  }

  /** Ends a reading; what was read stays and is on disk once this resolves. */
  async stop(): Promise<void> {
    this.#round += 1;
    this.#reading?.abort.abort();
    await this.#readings;
  }

  /** Ends a reading that another person may not continue. */
  async abandon(): Promise<void> {
    await this.stop();
    this.#unfinished = null;
    await this.#store.save();
  }

  /** Ends a reading and deletes the stored list. */
  async forget(): Promise<void> {
    await this.stop();
    await this.#store.remove();
  }

  #queue(begin: () => Reading): Promise<void> {
    const round = this.#round;
    this.#readings = this.#readings.then(() => (round === this.#round ? this.#run(begin()) : undefined));
    return this.#readings;
  }

  async #run(reading: Reading): Promise<void> {
    this.#reading = reading;
    this.#problem = null;
    this.#list.noteInto(reading.whole ? reading.before : null);
    this.#services.report.organisationChanged();
    this.#store.startSaving();
    try {
      await this.#reader.read(reading);
      this.#finished(reading);
    } catch (error) {
      this.#unfinished = reading.whole ? reading : this.#unfinished;
      this.#problem = isCancelled(error) ? null : failureOf(error, { organisation: this.#organisation.name }, 'list');
      if (this.#problem !== null) {
        this.#services.report.problem(this.#organisation.id, 'step.list', this.#problem);
      }
    }
    this.#store.stopSaving();
    this.#list.noteInto(null);
    this.#reading = null;
    this.#services.report.organisationChanged();
    await this.#store.save();
  }

  #finished(reading: Reading): void {
    if (!reading.whole) {
      const others = [...this.#failed].filter((id) => !reading.done.has(id));
      this.#failed = new Set([...others, ...reading.failed]);
      return;
    }
    const now = this.#services.time.now();
    this.#failed = reading.failed;
    this.#unfinished = null;
    this.#reportLeftOut(reading.leftOut);
    if (this.#checkedAt !== null) {
      this.#news = newsOf(reading.before, this.#list, now, (id) => this.#labelOf(id)) ?? this.#news;
    }
    this.#checkedAt = now;
  }

  /** Told once, and again when it is another number, none among them. */
  #reportLeftOut(count: number): void {
    if (count !== this.#leftOut) {
      this.#services.report.leftOut(this.#organisation, count);
    }
    this.#leftOut = count;
  }

  #continued(): Unfinished | null {
    const isFresh =
      this.#unfinished !== null && this.#services.time.now() < later(this.#unfinished.startedAt, continuedFor);
    return isFresh ? this.#unfinished : null;
  }

  #changed(change: CatalogueChange): void {
    change.removed.forEach((id) => this.#denied.listed(id, null, this.#services.time.now()));
    this.#services.events.catalogueChanged.emit(change);
  }

  /** The accounts of pinned and recent roles, and of those that are reached through others. */
  #wanted(): AccountId[] {
    const { chainedRoles, personal } = this.#services;
    const { id } = this.#organisation;
    return [...personal.accountsOf(id), ...chainedRoles.accountsOf(id)];
  }

  /** What an account of the list is called where accounts of others could be meant. */
  #labelOf(accountId: AccountId): string {
    return this.#services.identities.account({ organisationId: this.#organisation.id, accountId });
  }

  #stored(): StoredCatalogue {
    const wanted = new Set(this.#wanted());
    return {
      checkedAt: this.#checkedAt,
      accounts: this.#list.catalogue().accounts,
      gone: this.#list.gone().filter(({ id }) => wanted.has(id)),
      failed: [...this.#failed],
      unfinished: this.#reading?.whole === true ? this.#reading : this.#unfinished,
    };
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'cancelled';
}
