import type { ChainedRole, ChainedRoleWish } from '../../contract/chained-roles.ts';
import { sameRole, type Role } from '../../shared/model/role.ts';
import { failure, FailureError } from '../failures/fail.ts';

/** Roles that are reached through another one by AssumeRole (docs/aws.md#role-chaining), as the person has named them. */
export class ChainedRoles {
  #roles: readonly ChainedRole[] = [];

  /** Reads what is stored, once; called again it tries what did not work. Never rejects. */
  async load(): Promise<void> {
    await Promise.resolve();
  }

  /** Each after the one it is reached through. */
  view(): readonly ChainedRole[] {
    return this.#roles;
  }

  /** Null: it is no chained role, but a permission set. */
  find(role: Role): ChainedRole | null {
    return this.#roles.find((chained) => sameRole(chained.role, role)) ?? null;
  }

  /** Keeps it. Rejects with a `FailureError` that says which part cannot be used, and why. */
  save(wish: ChainedRoleWish, replaces: Role | null): Promise<Role> {
    void [wish, replaces];
    return Promise.reject(new FailureError(failure('internal')));
  }

  /** Forgets it, and those that are reached through it. */
  remove(role: Role): Promise<void> {
    void role;
    return Promise.reject(new FailureError(failure('not-found')));
  }
}
