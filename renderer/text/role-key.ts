import type { Role } from '../../electron/contract/identifiers.ts';

/** A stable text form of a role for maps and lists, the same as the contract's; no part can hold a slash. */
export function roleKey(role: Role): string {
  return `${role.organisationId}/${role.accountId}/${role.roleName}`;
}

/** Whether two values name the same role. */
export function sameRole(one: Role, other: Role): boolean {
  return roleKey(one) === roleKey(other);
}
