import type { Account } from '../../../electron/contract/catalogue.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';
import type { ListInput } from './build-sections.ts';
import { accountKey, type ListedAccount } from './listed-account.ts';
import type { AccountRow, RoleRow, Row, Section, SectionName } from './row.ts';

/** Makes rows with what they need to know of the list. */
export class RowMaker {
  readonly #input: ListInput;
  /** Made when it is first asked: what is found by a search brings its accounts along. */
  #accounts: ReadonlyMap<string, Account> | null = null;
  readonly #pinnedPlaces: ReadonlyMap<string, number>;

  constructor(input: ListInput) {
    this.#input = input;
    this.#pinnedPlaces = new Map(input.pinned.map((role, place) => [roleKey(role), place]));
  }

  /** `known`: its account, if it need not be looked up; `position`: its place, if that is known already. */
  role(section: SectionName, role: Role, kind: RoleRow['kind'] = 'role', known?: Account, position = 0): RoleRow {
    const account = known ?? this.#account(role);
    const key = roleKey(role);
    const removedName = this.#input.removed.get(key);
    return {
      kind,
      key: `${section}:${key}`,
      position,
      organisation: this.#organisation(role.organisationId),
      written: this.#input.organisationId === null,
      role,
      account,
      pinnedPlace: this.#pinnedPlaces.get(key) ?? null,
      removed: removedName !== undefined,
      lastName: removedName ?? null,
    };
  }

  account({ organisationId, account }: ListedAccount, open: boolean): Row[] {
    const roles = (account.roleNames ?? []).map((roleName) => ({ organisationId, accountId: account.id, roleName }));
    const row: AccountRow = {
      kind: 'account',
      key: `account:${accountKey(organisationId, account.id)}`,
      position: 0,
      organisation: this.#organisation(organisationId),
      written: this.#input.organisationId === null,
      organisationId,
      account,
      open,
      onlyRole: roles.length === 1 ? (roles[0] ?? null) : null,
    };
    return open ? [row, ...roles.map((role) => this.role('all', role, 'nested', account))] : [row];
  }

  #account({ organisationId, accountId }: Role): Account | null {
    this.#accounts ??= new Map(
      this.#input.accounts.map((listed) => [accountKey(listed.organisationId, listed.account.id), listed.account]),
    );
    return this.#accounts.get(accountKey(organisationId, accountId)) ?? null;
  }

  #organisation(id: string): string | null {
    return id === this.#input.organisationId ? null : (this.#input.organisationNames.get(id) ?? null);
  }
}

/** Leaves out what is empty and numbers the rows, after those of sections above. */
export function numbered(sections: readonly Section[], above = 0): Section[] {
  let position = above;
  return sections
    .filter(({ rows }) => rows.length > 0)
    .map((section) => ({
      ...section,
      rows: section.rows.map((row) => {
        position += 1;
        return row.position === position ? row : { ...row, position };
      }),
    }));
}
