import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';

/** Roles that are not assigned any more, by key, with the name their account had. */
export function removedByRole(removed: AppSnapshot['removedRoles']): ReadonlyMap<string, string | null> {
  return new Map(removed.map(({ role, accountName }) => [roleKey(role), accountName]));
}
