import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { AccountId } from '../../contract/identifiers.ts';
import type { Failure } from '../../contract/failure.ts';
import type { CatalogueStatus } from '../../contract/organisation.ts';
import { failureOf } from '../failures/fail.ts';
import type { Instant } from '../instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Secret } from '../secret.ts';
import { ServiceError } from '../service-error.ts';
import type { ServerTime } from '../time/server-time.ts';
import { AccountList } from './account-list.ts';
import { loadCatalogue, removeCatalogue, saveCatalogue, setCatalogueAside } from './catalogue-file.ts';
import { Pace, readingPace } from './pace.ts';
import { readPages } from './read-pages.ts';

/** At most so many calls on their way at once. */
const inFlight = 8;

export interface CatalogueParts {
  readonly clock: Clock;
  readonly time: ServerTime;
  readonly files: Files;
  readonly identityCenter: () => Promise<IdentityCenter>;
  readonly withAccessToken: <Value>(call: (accessToken: Secret) => Promise<Value>) => Promise<Value>;
  /** Accounts to read first: those of pinned and recent roles. */
  readonly urgent: () => readonly AccountId[];
  readonly onStatus: () => void;
  readonly onChange: (change: CatalogueChange) => void;
  /** The stored list was damaged and has been set aside under this name. */
  readonly onSetAside: (name: string) => void;
  readonly onTrouble: (error: unknown) => void;
}

interface Reading {
  readonly abort: AbortController;
  readonly seen: Set<AccountId>;
  accountsDone: number;
  accountsComplete: boolean;
  failed: number;
}

/** Reads the accounts and permission sets of one organisation, streams them into the list and keeps them on disk. */
export class OrganisationCatalogue {
  readonly #parts: CatalogueParts;
  readonly #organisation: OrganisationRecord;
  readonly #list: AccountList;
  readonly #pace: Pace;
  #checkedAt: Instant | null = null;
  #problem: Failure | null = null;
  #failedAccounts = 0;
  #reading: Reading | null = null;
  #reloading: Promise<void> | null = null;

  constructor(parts: CatalogueParts, organisation: OrganisationRecord) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#list = new AccountList(organisation.id, parts.onChange);
    this.#pace = new Pace(parts.clock, readingPace);
  }

  list(): AccountList {
    return this.#list;
  }

  status(): CatalogueStatus {
    return {
      revision: this.#list.revision(),
      accountCount: this.#list.accountCount(),
      roleCount: this.#list.roleCount(),
      checkedAt: this.#checkedAt,
      reading: this.#reading && {
        accountsDone: this.#reading.accountsDone,
        accountsKnown: this.#reading.seen.size,
        accountsComplete: this.#reading.accountsComplete,
        throttled: this.#pace.isThrottled(),
      },
      problem: this.#problem,
      failedAccounts: this.#failedAccounts,
    };
  }

  /** Puts the list of the last time on screen. */
  async restore(): Promise<void> {
    const stored = await loadCatalogue(this.#parts.files, this.#organisation.id);
    if (stored === 'damaged') {
      this.#parts.onSetAside(await setCatalogueAside(this.#parts.files, this.#organisation.id));
    } else if (stored !== 'none') {
      this.#checkedAt = stored.checkedAt;
      this.#list.restore(stored.accounts);
    }
  }

  /**
   * Reads everything anew; while that goes on, another wish for it joins in. What cannot be read stays as it was. Never
   * rejects: how it went is in `status`.
   */
  reload(): Promise<void> {
    this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = null;
    });
    return this.#reloading;
  }

  /** Ends a reading; what was read stays. */
  stop(): void {
    this.#reading?.abort.abort();
  }

  /** Ends a reading and deletes the stored list. */
  async forget(): Promise<void> {
    this.stop();
    await this.#reloading;
    await removeCatalogue(this.#parts.files, this.#organisation.id);
  }

  async #reload(): Promise<void> {
    const reading: Reading = {
      abort: new AbortController(),
      seen: new Set(),
      accountsDone: 0,
      accountsComplete: false,
      failed: 0,
    };
    this.#reading = reading;
    this.#problem = null;
    this.#parts.onStatus();
    try {
      await this.#read(reading);
    } catch (error) {
      this.#problem = this.#isCancelled(error) ? null : failureOf(error, { organisation: this.#organisation.name });
    }
    this.#reading = null;
    this.#parts.onStatus();
    await this.#save();
  }

  async #read(reading: Reading): Promise<void> {
    const identityCenter = await this.#parts.identityCenter();
    const signal = reading.abort.signal;
    await readPages(
      this.#pace,
      signal,
      (nextToken) =>
        this.#parts.withAccessToken((token) =>
          identityCenter.listAccounts(this.#organisation, token, nextToken, signal),
        ),
      (accounts) => {
        accounts.forEach((account) => reading.seen.add(account.id));
        this.#list.list(accounts);
        this.#parts.onStatus();
      },
    );
    reading.accountsComplete = true;
    this.#list.remove(this.#list.ids().filter((id) => !reading.seen.has(id)));
    await this.#readAllRoleNames(identityCenter, reading);
    this.#failedAccounts = reading.failed;
    this.#checkedAt = this.#parts.time.now();
  }

  async #readAllRoleNames(identityCenter: IdentityCenter, reading: Reading): Promise<void> {
    const waiting = this.#inOrder([...reading.seen]);
    const worker = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        await this.#readRoleNames(identityCenter, reading, id);
        reading.accountsDone += 1;
        this.#parts.onStatus();
      }
    };
    // All workers are waited for even when one rejects, so that none goes on behind a reading that has ended.
    const outcomes = await Promise.allSettled(
      Array.from({ length: inFlight }, async () => {
        try {
          await worker();
        } catch (error) {
          waiting.length = 0;
          throw error;
        }
      }),
    );
    const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
    if (rejected !== undefined) {
      throw rejected.reason;
    }
  }

  /** One account that AWS refuses or cannot answer for does not stop the rest. */
  async #readRoleNames(identityCenter: IdentityCenter, reading: Reading, id: AccountId): Promise<void> {
    const names: string[] = [];
    const signal = reading.abort.signal;
    try {
      await readPages(
        this.#pace,
        signal,
        (nextToken) =>
          this.#parts.withAccessToken((token) =>
            identityCenter.listRoleNames(this.#organisation, token, id, nextToken, signal),
          ),
        (page) => names.push(...page),
      );
      this.#list.setRoleNames(id, names.toSorted());
    } catch (error) {
      if (!concernsOneAccount(error)) {
        throw error;
      }
      reading.failed += 1;
    }
  }

  /** Urgent accounts first, then by name as the list shows them. */
  #inOrder(ids: AccountId[]): AccountId[] {
    const urgent = new Set(this.#parts.urgent());
    const rank = (id: AccountId): string => `${urgent.has(id) ? '0' : '1'} ${this.#list.account(id)?.name ?? id}`;
    return ids.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  }

  async #save(): Promise<void> {
    try {
      const { accounts } = this.#list.catalogue();
      await saveCatalogue(this.#parts.files, this.#organisation.id, { checkedAt: this.#checkedAt, accounts });
    } catch (error) {
      this.#parts.onTrouble(error);
    }
  }

  #isCancelled(error: unknown): boolean {
    return error instanceof ServiceError && error.kind === 'cancelled';
  }
}

function concernsOneAccount(error: unknown): boolean {
  return (
    error instanceof ServiceError &&
    ['forbidden', 'not-found', 'unavailable', 'invalid-request', 'unexpected'].includes(error.kind)
  );
}
