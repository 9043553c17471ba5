import type { ChainedRole } from '../../contract/chained-roles.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';

/** A menu is short: it has this many of the roles that are reached through others. */
const mostReached = 10;

/**
 * The pinned and the recent roles, each followed by those reached through it, and those reached through these. None
 * stands twice: one that is pinned or recent itself has its own place.
 */
export function withReached(
  [pinned, recent]: readonly [readonly Role[], readonly Role[]],
  chainedRoles: AppSnapshot['chainedRoles'],
): readonly [readonly Role[], readonly Role[]] {
  if (chainedRoles.length === 0) return [pinned, recent];
  const shown = new Set([...pinned, ...recent].map(roleKey));
  const below = Map.groupBy(chainedRoles, ({ via }: ChainedRole) => roleKey(via));
  const reachedThrough = (role: Role): Role[] =>
    (below.get(roleKey(role)) ?? []).flatMap((chained) => {
      const key = roleKey(chained.role);
      if (shown.has(key)) return [];
      shown.add(key);
      return [chained.role, ...reachedThrough(chained.role)];
    });
  let left = mostReached;
  const followed = (role: Role): Role[] => {
    const reached = reachedThrough(role).slice(0, left);
    left -= reached.length;
    return [role, ...reached];
  };
  return [pinned.flatMap(followed), recent.flatMap(followed)];
}
