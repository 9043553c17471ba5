import { Assignments } from '../assignments/assignments.ts';
import type { Principal } from '../assignments/assignments.ts';
import { IamRoles } from '../assignments/iam-roles.ts';
import type { IamRole } from '../assignments/iam-roles.ts';
import { FIRST_GROUPS, addFirstPeople } from '../identity-store/first-people.ts';
import { IdentityStore } from '../identity-store/identity-store.ts';
import type { StoredUser } from '../identity-store/identity-store.ts';
import { partitionOf } from '../wire/partition.ts';
import { makeAccounts } from './accounts.ts';
import type { Account } from './accounts.ts';
import { FURTHER_PERMISSION_SETS, PERMISSION_SETS } from './permission-sets.ts';
import type { PermissionSet } from './permission-sets.ts';

/** A permission set a person holds in an account, and the IAM role that stands for it there. */
export interface AssignedRole {
  accountId: string;
  accountName: string | undefined;
  permissionSet: PermissionSet;
  iamRole: IamRole;
}

export interface OrganisationOptions {
  accounts: number | readonly Account[];
  seed: number;
  region: string;
  nowMs: number;
}

/** Who may do what where, apart from the wire: each answer follows from the person's groups at that moment. */
export class Organisation {
  readonly store: IdentityStore;
  readonly assignments = new Assignments();
  readonly roles: IamRoles;
  /** The person of every call that does not say who. */
  readonly firstUser: StoredUser;
  readonly #accounts: readonly Account[];
  readonly #byId: ReadonlyMap<string, Account>;
  readonly #permissionSets: ReadonlyMap<string, PermissionSet>;

  constructor({ accounts, seed, region, nowMs }: OrganisationOptions) {
    this.#accounts = typeof accounts === 'number' ? makeAccounts(accounts, seed) : accounts;
    this.#byId = new Map(this.#accounts.map((account) => [account.id, account]));
    this.#permissionSets = new Map(
      [...PERMISSION_SETS, ...FURTHER_PERMISSION_SETS].map((set) => [set.name, { ...set }]),
    );
    this.roles = new IamRoles({ seed, region, partition: partitionOf(region).name });
    this.store = new IdentityStore(seed);
    this.firstUser = addFirstPeople(this.store, nowMs);
    this.#assignToGroups();
  }

  /** Every account with its position, which is stable even when assignments are removed between two pages. */
  positions(): readonly Account[] {
    return this.#accounts;
  }

  account(accountId: string): Account | undefined {
    return this.#byId.get(accountId);
  }

  permissionSet(name: string): PermissionSet | undefined {
    return this.#permissionSets.get(name);
  }

  /** The person and their groups of now; empty for one who is unknown or deactivated. */
  principals(userId: string): ReadonlySet<string> {
    if (this.store.user(userId)?.active !== true) return new Set();
    return new Set([userId, ...this.store.groupsOf(userId).map((group) => group.id)]);
  }

  /** Permission sets these principals hold in an account, in a stable order. */
  heldIn(principals: ReadonlySet<string>, accountId: string): string[] {
    return this.assignments
      .permissionSetsOf(accountId)
      .filter((name) => this.assignments.isHeld(principals, accountId, name));
  }

  /** The role of an assignment, or undefined when the person does not hold it. */
  assignedRole(userId: string, accountId: string, permissionSetName: string): AssignedRole | undefined {
    const permissionSet = this.#permissionSets.get(permissionSetName);
    const held = this.assignments.isHeld(this.principals(userId), accountId, permissionSetName);
    if (permissionSet === undefined || !held) return undefined;
    const iamRole = this.roles.reserved(accountId, permissionSetName);
    return { accountId, accountName: this.account(accountId)?.name, permissionSet, iamRole };
  }

  #assignToGroups(): void {
    const principals = new Map<string, Principal>();
    for (const [name, sets] of Object.entries(FIRST_GROUPS)) {
      const id = this.store.groupByName(name)?.id ?? name;
      for (const set of sets) principals.set(set, { type: 'GROUP', id });
    }
    for (const account of this.#accounts) {
      for (const set of account.permissionSets) {
        const principal = principals.get(set);
        if (principal === undefined) throw new Error(`No group of first-people.ts holds the permission set ${set}.`);
        this.assignments.add(principal, account.id, set);
      }
    }
  }
}
