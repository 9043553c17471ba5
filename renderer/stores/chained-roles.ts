import type { Account } from '../../electron/contract/catalogue.ts';
import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { accountKey } from '../list/rows/accounts.ts';
import { UnlistedEnvironments } from './unlisted-environments.ts';

/** The permission set a chained role comes from in the end, and through how many roles it is reached. */
export interface ChainedPlace {
  readonly root: Role;
  /** 1: directly. */
  readonly depth: number;
}

/** The roles that are reached through others, prepared once for as long as they stay the same. */
export class ChainedRoles {
  readonly all: readonly ChainedRole[];
  readonly #byKey: ReadonlyMap<string, ChainedRole>;
  readonly #byParent: ReadonlyMap<string, readonly ChainedRole[]>;
  /** Those that are reached directly, by the account of the permission set. */
  readonly #byAccount: ReadonlyMap<string, readonly ChainedRole[]>;
  readonly #byOrganisation: ReadonlyMap<string, readonly ChainedRole[]>;
  readonly #environments: UnlistedEnvironments;
  readonly #unlisted = new Map<string, Account>();

  /** @param environments those of accounts that are in no list. */
  constructor(all: readonly ChainedRole[], environments = noRules) {
    this.all = all;
    this.#byKey = new Map(all.map((chained) => [roleKey(chained.role), chained]));
    this.#byParent = Map.groupBy(all, ({ via }) => roleKey(via));
    const direct = all.filter(({ via }) => !this.#byKey.has(roleKey(via)));
    this.#byAccount = Map.groupBy(direct, ({ via }) => accountKey(via.organisationId, via.accountId));
    this.#byOrganisation = Map.groupBy(all, ({ role }) => role.organisationId);
    this.#environments = environments;
  }

  /** Null: it is a permission set. */
  find(role: Role): ChainedRole | null {
    return this.#byKey.get(roleKey(role)) ?? null;
  }

  /** Those of one organisation; the same list as long as they stay the same. */
  of(organisationId: string): readonly ChainedRole[] {
    return this.#byOrganisation.get(organisationId) ?? none;
  }

  /** What is reached through a role, and through that, each after its parent. */
  below(role: Role): readonly ChainedRole[] {
    if (this.all.length === 0) return none;
    const found: ChainedRole[] = [];
    const seen = new Set<string>();
    const add = (parent: Role): void => {
      for (const chained of this.#byParent.get(roleKey(parent)) ?? none) {
        const key = roleKey(chained.role);
        if (seen.has(key)) continue;
        seen.add(key);
        found.push(chained);
        add(chained.role);
      }
    };
    add(role);
    return found;
  }

  /** What is reached directly through the permission sets of an account, also of those that are not assigned any more. */
  under(organisationId: string, accountId: string): readonly ChainedRole[] {
    return this.#byAccount.get(accountKey(organisationId, accountId)) ?? none;
  }

  /** What is reached directly through permission sets of accounts for which this holds. */
  directly(isOf: (role: Role) => boolean): readonly ChainedRole[] {
    return [...this.#byAccount.values()].flat().filter(({ via }) => isOf(via));
  }

  /** Those that are reached through themselves, as only a file written by hand has them. */
  rootless(): readonly ChainedRole[] {
    const rooted = [...this.#byAccount.values()].flat().flatMap((one) => [one, ...this.below(one.role)]);
    const known = new Set(rooted);
    return this.all.filter((one) => !known.has(one));
  }

  placeOf(chained: ChainedRole): ChainedPlace {
    let root: Role = chained.via;
    let depth = 1;
    // A loop, which main refuses, would have no end.
    for (let next = this.find(root); next !== null && depth < this.all.length; next = this.find(root)) {
      root = next.via;
      depth += 1;
    }
    return { root, depth };
  }

  /** The account a chained role leads to, where it is in no list: its id, and what the person has said of it. */
  unlistedAccount({ organisationId, accountId }: Role): Account {
    const key = accountKey(organisationId, accountId);
    const known = this.#unlisted.get(key);
    if (known !== undefined) return known;
    const environment = this.#environments.of(organisationId, accountId);
    const account: Account = { id: accountId, name: null, email: null, ...environment, roleNames: [] };
    this.#unlisted.set(key, account);
    return account;
  }
}

const none: readonly ChainedRole[] = [];
const noRules = new UnlistedEnvironments({ environments: [], rules: [] });

export const noChainedRoles = new ChainedRoles([]);
