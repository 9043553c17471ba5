import type { AccountId, Role } from '../../contract/identifiers.ts';
import { madeOnce } from '../accounts/names/cached-per-catalogue.ts';
import type { EnvironmentName } from '../../contract/environment.ts';
import type { CommandFeatures } from './command-features.ts';
import { folded } from './shown.ts';

/** A role of an account, as it is compared. */
export interface ListedRole {
  readonly name: string;
  readonly folded: string;
  /** The role it is reached through; null: it is a permission set. */
  readonly via: Role | null;
}

export interface ListedAccount {
  readonly organisationId: string;
  readonly organisation: string;
  readonly id: AccountId;
  /** Null: AWS gives none. */
  readonly name: string | null;
  readonly folded: string;
  readonly environment: EnvironmentName;
  /** Its word, where it is another than the usual one. */
  readonly environmentWord?: string;
  readonly roles: readonly ListedRole[];
  /** Whether AWS has told which roles there are. */
  readonly isRead: boolean;
}

type Indexed = Pick<CommandFeatures, 'organisations' | 'chainedRoles' | 'identities'>;

/** All accounts and roles of all organisations, made anew only when a list has changed: thousands are looked through at a time. */
export class RoleIndex {
  readonly #accounts: () => readonly ListedAccount[];

  constructor({ organisations, chainedRoles, identities }: Indexed) {
    // The environment of an account that is in no list changes with the rules alone.
    const chained = (): string =>
      JSON.stringify(chainedRoles.view().map(({ role, via }) => [role, via, environmentIn(identities.describe(role))]));
    this.#accounts = madeOnce(
      () => organisations.all(),
      'revision',
      () => listed({ organisations, chainedRoles, identities }),
      chained,
    );
  }

  /** By name, then by id. */
  accounts(): readonly ListedAccount[] {
    return this.#accounts();
  }
}

function listed({ organisations, chainedRoles, identities }: Indexed): readonly ListedAccount[] {
  const accounts = new Map<string, ListedAccount>();
  for (const { record, catalogue } of organisations.all()) {
    for (const account of catalogue.list().catalogue().accounts) {
      const { id, name, roleNames } = account;
      const roles = [...new Set(roleNames)].toSorted().map((one) => listedRole(one, null));
      const isRead = roleNames !== null;
      accounts.set(`${record.id}/${id}`, { ...accountOf(record, id, name, account), roles, isRead });
    }
  }
  for (const { role, via } of chainedRoles.view()) {
    const record = organisations.find(role.organisationId)?.record;
    if (record === undefined) continue;
    const key = `${role.organisationId}/${role.accountId}`;
    const described = identities.describe(role);
    const account = accounts.get(key) ?? {
      ...accountOf(record, role.accountId, identities.awsName(role), described),
      roles: [],
      isRead: true,
    };
    const others = account.roles.filter(({ name }) => name !== role.roleName);
    accounts.set(key, { ...account, roles: [...others, listedRole(role.roleName, via)] });
  }
  const order = new Intl.Collator('en', { numeric: true });
  return [...accounts.values()].toSorted(
    (one, other) => order.compare(one.folded || one.id, other.folded || other.id) || order.compare(one.id, other.id),
  );
}

function accountOf(
  record: { readonly id: string; readonly name: string },
  id: AccountId,
  name: string | null,
  { environment, environmentWord }: Pick<ListedAccount, 'environment' | 'environmentWord'>,
): Omit<ListedAccount, 'roles' | 'isRead'> {
  return {
    organisationId: record.id,
    organisation: record.name,
    id,
    name,
    folded: folded(name ?? ''),
    environment,
    ...(environmentWord === undefined ? {} : { environmentWord }),
  };
}

function listedRole(name: string, via: Role | null): ListedRole {
  return { name, folded: folded(name), via };
}

function environmentIn({ environment, environmentWord }: Pick<ListedAccount, 'environment' | 'environmentWord'>) {
  return [environment, environmentWord];
}

/** The role itself. */
export function roleOf({ organisationId, id }: ListedAccount, { name }: ListedRole): Role {
  return { organisationId, accountId: id, roleName: name };
}

/** What a role is called on the command line: `payments-prod/ReadOnlyAccess`. */
export function roleWord({ name, id }: Pick<ListedAccount, 'name' | 'id'>, role: string): string {
  return `${name ?? id}/${role}`;
}
