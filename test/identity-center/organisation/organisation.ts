import { seededBytes } from '../seeded.ts';
import { makeAccounts } from './accounts.ts';
import type { Account } from './accounts.ts';
import { PERMISSION_SETS } from './permission-sets.ts';
import type { PermissionSet } from './permission-sets.ts';

/** The person who signs in. */
export interface User {
  userName: string;
}

/** The IAM role that an assignment makes in the account. */
export interface AssignedRole {
  accountId: string;
  accountName: string | undefined;
  permissionSet: PermissionSet;
  /** `AWSReservedSSO_<permission set>_<16 hex>` */
  iamRoleName: string;
  /** `AROA` and 17 more, as IAM names a role. */
  roleId: string;
}

/**
 * Who may do what where, apart from the wire. The wire asks only the four reading methods below, so an identity source with
 * users, groups and provisioning can stand behind them later.
 */
export class Organisation {
  readonly user: User = { userName: 'user@example.com' };
  readonly #accounts: readonly Account[];
  readonly #byId: ReadonlyMap<string, Account>;
  readonly #removed = new Set<string>();
  readonly #seed: number;

  constructor(accountCount: number, seed: number) {
    this.#seed = seed;
    this.#accounts = makeAccounts(accountCount, seed);
    this.#byId = new Map(this.#accounts.map((account) => [account.id, account]));
  }

  /** Every account with its position, which is stable even when assignments are removed between two pages. */
  positions(): readonly Account[] {
    return this.#accounts;
  }

  isListed(account: Account): boolean {
    return account.permissionSets.some((name) => this.isAssigned(account.id, name));
  }

  account(accountId: string): Account | undefined {
    return this.#byId.get(accountId);
  }

  isAssigned(accountId: string, permissionSetName: string): boolean {
    if (this.#removed.has(assignmentKey(accountId, permissionSetName))) return false;
    return this.account(accountId)?.permissionSets.includes(permissionSetName) ?? false;
  }

  /** The role of an assignment, or undefined when the person does not hold it. */
  assignedRole(accountId: string, permissionSetName: string): AssignedRole | undefined {
    const permissionSet = PERMISSION_SETS.find((set) => set.name === permissionSetName);
    if (permissionSet === undefined || !this.isAssigned(accountId, permissionSetName)) return undefined;
    const digest = seededBytes(`${String(this.#seed)}/role/${accountId}/${permissionSetName}`, 20).toString('hex');
    return {
      accountId,
      accountName: this.account(accountId)?.name,
      permissionSet,
      iamRoleName: `AWSReservedSSO_${permissionSetName}_${digest.slice(0, 16)}`,
      roleId: `AROA${digest.slice(16, 33).toUpperCase()}`,
    };
  }

  /** Takes an assignment away; false when there is no such assignment. */
  removeAssignment(accountId: string, permissionSetName: string): boolean {
    if (!this.isAssigned(accountId, permissionSetName)) return false;
    this.#removed.add(assignmentKey(accountId, permissionSetName));
    return true;
  }

  /** Gives a removed assignment back; false when it was not removed. */
  restoreAssignment(accountId: string, permissionSetName: string): boolean {
    return this.#removed.delete(assignmentKey(accountId, permissionSetName));
  }
}

function assignmentKey(accountId: string, permissionSetName: string): string {
  return `${accountId}/${permissionSetName}`;
}
