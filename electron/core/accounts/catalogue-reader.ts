import type { AccountId } from '../../contract/identifiers.ts';
import type { Failure } from '../../contract/failure.ts';
import { FailureError, failureOf } from '../failures/fail.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Secret } from '../secret.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { AccountList } from './account-list.ts';
import type { Pace } from '../time/pace.ts';
import { readPages } from './read-pages.ts';
import type { Reading } from './reading.ts';

/** At most so many calls on their way at once. */
const inFlight = 8;

export interface ReaderParts {
  readonly identityCenter: () => Promise<IdentityCenter>;
  readonly withAccessToken: <Value>(call: (accessToken: Secret) => Promise<Value>) => Promise<Value>;
  /** Accounts to read first, the most urgent first. */
  readonly urgent: () => readonly AccountId[];
  readonly onStatus: () => void;
  /** Something could not be read. */
  readonly onProblem: (failure: Failure) => void;
  /** These are the permission sets AWS lists in an account. */
  readonly onRead: (id: AccountId, roleNames: readonly string[]) => void;
}

/** Fills the list from AWS: what is known streams in, and what cannot be read stays as it was. */
export class CatalogueReader {
  readonly #parts: ReaderParts;
  readonly #organisation: OrganisationRecord;
  readonly #list: AccountList;
  readonly #pace: Pace;

  constructor(parts: ReaderParts, organisation: OrganisationRecord, list: AccountList, pace: Pace) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#list = list;
    this.#pace = pace;
  }

  /** Rejects with a `ServiceError` when it cannot go on. How far it came is in the reading. */
  async read(reading: Reading): Promise<void> {
    const identityCenter = await this.#parts.identityCenter();
    const noEnd = reading.accountsComplete ? null : await this.#readAccounts(identityCenter, reading);
    if (reading.whole) {
      reading.queue.putFirst(this.#inOrder([...reading.seen].filter((id) => !reading.done.has(id))));
    }
    await this.#readAllRoleNames(identityCenter, reading);
    if (noEnd !== null) {
      throw noEnd;
    }
  }

  /** Answers why the list has no end, where it has none: the accounts that were read are good all the same, and no other is gone. */
  async #readAccounts(identityCenter: IdentityCenter, reading: Reading): Promise<FailureError | null> {
    try {
      await this.#readAccountPages(identityCenter, reading);
    } catch (error) {
      if (!isWithoutEnd(error)) {
        throw error;
      }
      return error;
    }
    reading.accountsComplete = true;
    // An entry that could not be read may be any of those that are missing: then nothing counts as gone.
    if (reading.leftOut === 0) {
      this.#list.remove(this.#list.ids().filter((id) => !reading.seen.has(id)));
    }
    return null;
  }

  async #readAccountPages(identityCenter: IdentityCenter, reading: Reading): Promise<void> {
    const { signal } = reading.abort;
    await readPages(
      this.#pace,
      signal,
      (nextToken) =>
        this.#parts.withAccessToken((token) =>
          identityCenter.listAccounts(this.#organisation, token, nextToken, signal),
        ),
      ({ items, leftOut }) => {
        items.forEach((account) => reading.seen.add(account.id));
        reading.leftOut += leftOut;
        this.#list.list(items);
        this.#parts.onStatus();
      },
    );
  }

  async #readAllRoleNames(identityCenter: IdentityCenter, reading: Reading): Promise<void> {
    const { queue } = reading;
    const worker = async (): Promise<void> => {
      for (let id = queue.next(); id !== undefined; id = queue.next()) {
        await this.#readRoleNames(identityCenter, reading, id);
        if (!reading.failed.has(id)) {
          reading.done.add(id);
        }
        this.#parts.onStatus();
      }
    };
    // One that cannot go on calls the others back; all are waited for, so that none goes on behind a reading that ended.
    const causes: unknown[] = [];
    await Promise.all(
      Array.from({ length: inFlight }, () =>
        worker().catch((error: unknown) => {
          causes.push(error);
          queue.clear();
          reading.abort.abort();
        }),
      ),
    );
    if (causes.length > 0) {
      throw causes[0];
    }
  }

  /** One account that AWS refuses or cannot answer for does not stop the rest. */
  async #readRoleNames(identityCenter: IdentityCenter, reading: Reading, id: AccountId): Promise<void> {
    const found = new Set<string>();
    const { signal } = reading.abort;
    const known = this.#list.account(id)?.roleNames ?? [];
    try {
      await readPages(
        this.#pace,
        signal,
        (nextToken) =>
          this.#parts.withAccessToken((token) =>
            identityCenter.listRoleNames(this.#organisation, token, id, nextToken, signal),
          ),
        ({ items, leftOut }) => {
          // As with accounts: one that could not be read may be any of those that were there.
          [...items, ...(leftOut > 0 ? known : [])].forEach((name) => found.add(name));
          reading.leftOut += leftOut;
        },
      );
      const names = [...found];
      reading.failed.delete(id);
      this.#parts.onRead(id, names);
      if (names.length === 0 && !reading.whole) {
        // AWS lists an account only to those who hold a permission set in it.
        this.#list.remove([id]);
      } else {
        this.#list.setRoleNames(id, names.toSorted());
      }
    } catch (error) {
      if (!concernsOneAccount(error)) {
        throw error;
      }
      reading.failed.add(id);
      if (found.size > 0 && this.#list.account(id)?.roleNames === null) {
        this.#list.setRoleNames(id, [...found].toSorted());
      }
      this.#parts.onProblem(failureOf(error));
    }
  }

  /** Urgent accounts first, then by name as the list shows them. */
  #inOrder(ids: readonly AccountId[]): AccountId[] {
    const places = new Map(this.#parts.urgent().map((id, place) => [id, place]));
    return ids
      .map((id) => ({
        id,
        place: places.get(id) ?? places.size,
        name: this.#list.account(id)?.name ?? id,
      }))
      .toSorted((one, other) => one.place - other.place || collator.compare(one.name, other.name))
      .map(({ id }) => id);
  }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function isWithoutEnd(error: unknown): error is FailureError {
  return error instanceof FailureError && error.failure.code === 'list-without-end';
}

function concernsOneAccount(error: unknown): boolean {
  return (
    isWithoutEnd(error) ||
    (error instanceof ServiceError &&
      ['forbidden', 'not-found', 'unavailable', 'invalid-request', 'unexpected'].includes(error.kind))
  );
}
