import type { Account, Catalogue, CatalogueChange } from '../../contract/catalogue.ts';
import type { AccountId } from '../../contract/identifiers.ts';
import type { ListedAccount } from '../ports/identity-center.ts';

/** What is kept of an account; its environment follows from it and from what the person says. */
export type StoredAccount = Omit<Account, 'environment' | 'environmentWord'>;
/** Accounts as they were before a reading changed them; null: the account was not there. */
export type Before = Map<AccountId, StoredAccount | null>;
export type JudgeEnvironment = (
  account: Pick<Account, 'id' | 'name'>,
) => Pick<Account, 'environment' | 'environmentWord'>;

/** The accounts of one organisation as far as they are known; each change has a revision and is published. */
export class AccountList {
  readonly #organisationId: string;
  readonly #onChange: (change: CatalogueChange) => void;
  readonly #environmentOf: JudgeEnvironment;
  readonly #accounts = new Map<AccountId, Account>();
  /** Accounts that were in the list and are not any more, as they were last. */
  readonly #gone = new Map<AccountId, Account>();
  #before: Before | null = null;
  #revision = 0;
  #namesRevision = 0;
  #roleCount = 0;

  constructor(organisationId: string, onChange: (change: CatalogueChange) => void, environmentOf: JudgeEnvironment) {
    this.#organisationId = organisationId;
    this.#onChange = onChange;
    this.#environmentOf = environmentOf;
  }

  revision(): number {
    return this.#revision;
  }

  /** Rises when an account comes, goes or is named otherwise; reading permission sets leaves it as it is. */
  namesRevision(): number {
    return this.#namesRevision;
  }

  accountCount(): number {
    return this.#accounts.size;
  }

  roleCount(): number {
    return this.#roleCount;
  }

  account(id: AccountId): Account | null {
    return this.#accounts.get(id) ?? null;
  }

  /** The account as it is, or was before it left the list. */
  lastKnown(id: AccountId): Account | null {
    return this.account(id) ?? this.#gone.get(id) ?? null;
  }

  gone(): Account[] {
    return [...this.#gone.values()];
  }

  /** From now on each account is noted as it was before its first change; null ends it. */
  noteInto(before: Before | null): void {
    this.#before = before;
  }

  ids(): AccountId[] {
    return [...this.#accounts.keys()];
  }

  catalogue(): Catalogue {
    return { organisationId: this.#organisationId, revision: this.#revision, accounts: [...this.#accounts.values()] };
  }

  /** Takes a page of accounts; the permission sets known so far stay. */
  list(listed: readonly ListedAccount[]): void {
    this.#change(
      listed.map(({ id, name, email }) =>
        this.#judged({ id, name, email, roleNames: this.#accounts.get(id)?.roleNames ?? null }),
      ),
      [],
    );
  }

  setRoleNames(id: AccountId, roleNames: readonly string[]): void {
    const account = this.#accounts.get(id);
    if (account !== undefined) {
      this.#change([{ ...account, roleNames: [...roleNames] }], []);
    }
  }

  restore(accounts: readonly StoredAccount[], gone: readonly StoredAccount[]): void {
    gone.forEach((account) => this.#gone.set(account.id, this.#judged(account)));
    this.#namesRevision += 1;
    this.#change(
      accounts.map((account) => this.#judged(account)),
      [],
    );
  }

  /** What the person says of environments has changed. */
  judgeEnvironments(): void {
    for (const account of this.gone()) this.#gone.set(account.id, this.#judged(account));
    this.#change(
      [...this.#accounts.values()].map((account) => this.#judged(account)),
      [],
    );
  }

  remove(ids: readonly AccountId[]): void {
    this.#change([], ids);
  }

  #judged({ id, name, email, roleNames }: StoredAccount): Account {
    return { id, name, email, ...this.#environmentOf({ id, name }), roleNames };
  }

  #change(accounts: Account[], ids: readonly AccountId[]): void {
    // AWS can list one account twice; the last one counts.
    const once = [...new Map(accounts.map((account) => [account.id, account])).values()];
    const upserted = once.filter((account) => !isSame(this.#accounts.get(account.id), account));
    const removed = ids.filter((id) => this.#accounts.has(id));
    if (upserted.length === 0 && removed.length === 0) {
      return;
    }
    const areNamed = upserted.every(({ id, name }) => this.#accounts.get(id)?.name === name);
    this.#namesRevision += areNamed && removed.length === 0 ? 0 : 1;
    for (const account of upserted) {
      this.#note(account.id);
      this.#gone.delete(account.id);
      this.#roleCount += rolesOf(account) - rolesOf(this.#accounts.get(account.id));
      this.#accounts.set(account.id, account);
    }
    for (const id of removed) {
      this.#note(id);
      this.#remove(id);
    }
    const previousRevision = this.#revision;
    this.#revision += 1;
    this.#onChange({
      organisationId: this.#organisationId,
      previousRevision,
      revision: this.#revision,
      upserted,
      removed,
    });
  }

  #note(id: AccountId): void {
    if (this.#before?.has(id) === false) {
      this.#before.set(id, this.account(id));
    }
  }

  #remove(id: AccountId): void {
    const account = this.#accounts.get(id);
    if (account !== undefined) {
      this.#roleCount -= rolesOf(account);
      this.#gone.set(id, account);
      this.#accounts.delete(id);
    }
  }
}

function rolesOf(account: Account | undefined): number {
  return account?.roleNames?.length ?? 0;
}

function isSame(before: Account | undefined, after: Account): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
