import type { Account, Catalogue, CatalogueChange } from '../../contract/catalogue.ts';
import type { AccountId } from '../../contract/identifiers.ts';
import { environmentOf } from '../environments/environment-of.ts';
import type { ListedAccount } from '../ports/identity-center.ts';

/** The accounts of one organisation as far as they are known; each change has a revision and is told. */
export class AccountList {
  readonly #organisationId: string;
  readonly #onChange: (change: CatalogueChange) => void;
  readonly #accounts = new Map<AccountId, Account>();
  #revision = 0;
  #roleCount = 0;

  constructor(organisationId: string, onChange: (change: CatalogueChange) => void) {
    this.#organisationId = organisationId;
    this.#onChange = onChange;
  }

  revision(): number {
    return this.#revision;
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

  ids(): AccountId[] {
    return [...this.#accounts.keys()];
  }

  catalogue(): Catalogue {
    return { organisationId: this.#organisationId, revision: this.#revision, accounts: [...this.#accounts.values()] };
  }

  /** Takes a page of accounts; the permission sets known so far stay. */
  list(listed: readonly ListedAccount[]): void {
    this.#change(
      listed.map(({ id, name, email }) => ({
        id,
        name,
        email,
        environment: environmentOf(name),
        roleNames: this.#accounts.get(id)?.roleNames ?? null,
      })),
      [],
    );
  }

  setRoleNames(id: AccountId, roleNames: readonly string[]): void {
    const account = this.#accounts.get(id);
    if (account !== undefined) {
      this.#change([{ ...account, roleNames: [...roleNames] }], []);
    }
  }

  restore(accounts: readonly Account[]): void {
    this.#change([...accounts], []);
  }

  remove(ids: readonly AccountId[]): void {
    this.#change([], ids);
  }

  #change(accounts: Account[], ids: readonly AccountId[]): void {
    const upserted = accounts.filter((account) => !isSame(this.#accounts.get(account.id), account));
    const removed = ids.filter((id) => this.#accounts.has(id));
    if (upserted.length === 0 && removed.length === 0) {
      return;
    }
    for (const account of upserted) {
      this.#roleCount += rolesOf(account) - rolesOf(this.#accounts.get(account.id));
      this.#accounts.set(account.id, account);
    }
    for (const id of removed) {
      this.#roleCount -= rolesOf(this.#accounts.get(id));
      this.#accounts.delete(id);
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
}

function rolesOf(account: Account | undefined): number {
  return account?.roleNames?.length ?? 0;
}

function isSame(before: Account | undefined, after: Account): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
