import type { AccountId } from '../../contract/identifiers.ts';
import { FailureError, failureOf } from '../failures/fail.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Services } from '../app/services.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { AccountList } from './account-list.ts';
import type { CallPace } from '../throttling/call-pace.ts';
import type { OrganisationSignIn } from '../sign-in/organisation-sign-in.ts';
import type { DeniedRoles } from './denied-roles.ts';
import { readPages } from './read-pages.ts';
import type { Reading } from './reading.ts';

/** At most so many calls on their way at once. */
const inFlight = 8;

type ReaderServices = Pick<Services, 'identityCenter' | 'report' | 'time'>;

/** What a reader reads for. */
export interface ReaderTarget {
  readonly organisation: OrganisationRecord;
  readonly signIn: Pick<OrganisationSignIn, 'withAccessToken'>;
  readonly list: AccountList;
  readonly denied: DeniedRoles;
  readonly pace: CallPace;
  /** Accounts to read first, the most urgent first. */
  readonly urgent: () => readonly AccountId[];
}

/** Fills the list from AWS: what is known streams in, and what cannot be read stays as it was. */
export class CatalogueReader {
  readonly #services: ReaderServices;
  readonly #target: ReaderTarget;

  constructor(services: ReaderServices, target: ReaderTarget) {
    this.#services = services;
    this.#target = target;
  }

  /** Rejects with a `ServiceError` when it cannot go on. How far it came is in the reading. */
  async read(reading: Reading): Promise<void> {
    const identityCenter = await this.#services.identityCenter();
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
      this.#target.list.remove(this.#target.list.ids().filter((id) => !reading.seen.has(id)));
    }
    return null;
  }

  async #readAccountPages(identityCenter: IdentityCenter, reading: Reading): Promise<void> {
    const { organisation, signIn, list, pace } = this.#target;
    const { signal } = reading.abort;
    await readPages(
      pace,
      signal,
      (nextToken) =>
        signIn.withAccessToken((token) => identityCenter.listAccounts(organisation, token, nextToken, signal)),
      ({ items, leftOut }) => {
        items.forEach((account) => reading.seen.add(account.id));
        reading.leftOut += leftOut;
        list.list(items);
        this.#services.report.organisationChanged();
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
        this.#services.report.organisationChanged();
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
    const { organisation, signIn, list, denied, pace } = this.#target;
    const found = new Set<string>();
    const { signal } = reading.abort;
    const known = list.account(id)?.roleNames ?? [];
    try {
      await readPages(
        pace,
        signal,
        (nextToken) =>
          signIn.withAccessToken((token) => identityCenter.listRoleNames(organisation, token, id, nextToken, signal)),
        ({ items, leftOut }) => {
          // As with accounts: one that could not be read may be any of those that were there.
          [...items, ...(leftOut > 0 ? known : [])].forEach((name) => found.add(name));
          reading.leftOut += leftOut;
        },
      );
      const names = [...found];
      reading.failed.delete(id);
      denied.listed(id, names, this.#services.time.now());
      if (names.length === 0 && !reading.whole) {
        // AWS lists an account only to those who hold a permission set in it.
        list.remove([id]);
      } else {
        list.setRoleNames(id, names.toSorted());
      }
    } catch (error) {
      if (!concernsOneAccount(error)) {
        throw error;
      }
      reading.failed.add(id);
      if (found.size > 0 && list.account(id)?.roleNames === null) {
        list.setRoleNames(id, [...found].toSorted());
      }
      this.#services.report.problem(organisation.id, 'step.list', failureOf(error));
    }
  }

  /** Urgent accounts first, then by name as the list shows them. */
  #inOrder(ids: readonly AccountId[]): AccountId[] {
    const { compare } = (collator ??= new Intl.Collator('en', { sensitivity: 'base', numeric: true }));
    const ranks = new Map(this.#target.urgent().map((id, rank) => [id, rank]));
    return ids
      .map((id) => ({
        id,
        rank: ranks.get(id) ?? ranks.size,
        name: this.#target.list.account(id)?.name ?? id,
      }))
      .toSorted((one, other) => one.rank - other.rank || compare(one.name, other.name))
      .map(({ id }) => id);
  }
}

/** Made when a list is first read: the first one of a process takes ICU some 5 ms, which no start has to wait for. */
let collator: Intl.Collator | null = null;

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
