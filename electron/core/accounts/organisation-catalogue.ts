import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { AccountId, Role } from '../../contract/identifiers.ts';
import type { Failure } from '../../contract/failure.ts';
import type { CatalogueNews, CatalogueStatus } from '../../contract/organisation.ts';
import { readingFailure } from './reading-failure.ts';
import { hour, later, type Instant } from '../time/instant.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { ServerTime } from '../time/server-time.ts';
import { AccountList, type JudgeEnvironment } from './account-list.ts';
import type { StoredCatalogue } from './catalogue-file.ts';
import { newsOf } from './catalogue-changes.ts';
import { CatalogueReader, type ReaderParts } from './catalogue-reader.ts';
import { CatalogueStore, type StoreParts } from './catalogue-store.ts';
import { DeniedRoles } from './denied-roles.ts';
import { backgroundPace, foregroundPace, Pace } from '../time/pace.ts';
import { partReading, wholeReading, type Reading, type Unfinished, type Urgency } from './reading.ts';

/** After so long an interrupted reading is begun anew rather than continued: what it read may have changed. */
const continuedFor = hour;

/** How many opened accounts are remembered as urgent. */
const mostOpened = 100;

export interface CatalogueParts extends Omit<ReaderParts, 'onRead'>, StoreParts {
  readonly time: ServerTime;
  readonly onChange: (change: CatalogueChange) => void;
  /** What an account of the list is called where accounts of others could be meant. */
  readonly accountLabel: (id: AccountId) => string;
  readonly environmentOf: JudgeEnvironment;
}

/** Reads the accounts and permission sets of one organisation, streams them into the list and keeps them on disk. */
export class OrganisationCatalogue {
  readonly #parts: CatalogueParts;
  readonly #organisation: OrganisationRecord;
  readonly #list: AccountList;
  readonly #pace: Pace;
  readonly #reader: CatalogueReader;
  readonly #store: CatalogueStore;
  readonly #denied = new DeniedRoles();
  #checkedAt: Instant | null = null;
  #problem: Failure | null = null;
  #failed: ReadonlySet<AccountId> = new Set();
  #news: CatalogueNews | null = null;
  #unfinished: Unfinished | null = null;
  /** Null: nothing was read since the start, while what was stored may have been told. */
  #leftOut: number | null = null;
  #opened: readonly AccountId[] = [];
  #reading: Reading | null = null;
  /** All readings, one after the other. */
  #readings: Promise<void> = Promise.resolve();
  #wholeReading: Promise<void> | null = null;
  /** Rises when readings are ended, so that those that wait for their turn never begin. */
  #round = 0;

  constructor(parts: CatalogueParts, organisation: OrganisationRecord) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#list = new AccountList(organisation.id, (change) => this.#changed(change), parts.environmentOf);
    this.#pace = new Pace(parts.clock, foregroundPace);
    this.#store = new CatalogueStore(parts, organisation.id, () => this.#stored());
    const urgent = (): AccountId[] => [...this.#opened, ...parts.urgent()];
    const onRead: ReaderParts['onRead'] = (id, names) => this.#denied.listed(id, names, parts.time.now());
    this.#reader = new CatalogueReader({ ...parts, urgent, onRead }, organisation, this.#list, this.#pace);
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

  /** Whether AWS does not list the role any more, or just refused it. False as long as nobody knows. */
  isRemoved({ accountId, roleName }: Role): boolean {
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
   * Reads everything, or what an interrupted reading left; while that goes on, another wish for it joins in and may make
   * it faster. What cannot be read stays as it was. Never rejects: how it went is in `status`.
   */
  reload(urgency: Urgency): Promise<void> {
    // A first list is waited for even when nobody asked again.
    const asked = urgency === 'foreground' || this.#checkedAt === null;
    if (asked || this.#wholeReading === null) {
      this.#pace.use(asked ? foregroundPace : backgroundPace);
    }
    this.#wholeReading ??= this.#queue(() =>
      wholeReading(this.#parts.time.now(), this.#continued(), this.#list.ids()),
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
    return this.#queue(() => partReading(this.#parts.time.now(), known));
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
    this.#parts.onStatus();
  }

  /** AWS refused credentials of this role: it is marked at once, and its account is read again. */
  refused({ accountId, roleName }: Role): void {
    this.#denied.deny(accountId, roleName, this.#parts.time.now());
    this.#parts.onStatus();
    void this.readAgain([accountId]);
  }

  /** AWS gave credentials of this role. */
  granted({ accountId, roleName }: Role): void {
    if (this.#denied.grant(accountId, roleName)) {
      this.#parts.onStatus();
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
    this.#parts.onStatus();
    this.#store.startSaving();
    try {
      await this.#reader.read(reading);
      this.#finished(reading);
    } catch (error) {
      this.#unfinished = reading.whole ? reading : this.#unfinished;
      this.#problem = isCancelled(error) ? null : readingFailure(error, this.#organisation.name);
      if (this.#problem !== null) {
        this.#parts.onProblem(this.#problem);
      }
    }
    this.#store.stopSaving();
    this.#list.noteInto(null);
    this.#reading = null;
    this.#parts.onStatus();
    await this.#store.save();
  }

  #finished(reading: Reading): void {
    if (!reading.whole) {
      const others = [...this.#failed].filter((id) => !reading.done.has(id));
      this.#failed = new Set([...others, ...reading.failed]);
      return;
    }
    const now = this.#parts.time.now();
    this.#failed = reading.failed;
    this.#unfinished = null;
    this.#tellLeftOut(reading.leftOut);
    if (this.#checkedAt !== null) {
      this.#news = newsOf(reading.before, this.#list, now, this.#parts.accountLabel) ?? this.#news;
    }
    this.#checkedAt = now;
  }

  /** Told once, and again when it is another number, none among them. */
  #tellLeftOut(count: number): void {
    if (count !== this.#leftOut) {
      this.#parts.onLeftOut(count);
    }
    this.#leftOut = count;
  }

  #continued(): Unfinished | null {
    const isFresh =
      this.#unfinished !== null && this.#parts.time.now() < later(this.#unfinished.startedAt, continuedFor);
    return isFresh ? this.#unfinished : null;
  }

  #changed(change: CatalogueChange): void {
    change.removed.forEach((id) => this.#denied.listed(id, null, this.#parts.time.now()));
    this.#parts.onChange(change);
  }

  #stored(): StoredCatalogue {
    const wanted = new Set(this.#parts.urgent());
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
