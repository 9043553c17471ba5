import type { Freshness } from '../../contract/snapshot.ts';
import { instant } from '../time/instant.ts';
import type { RolesInUse } from '../notifications/end-warnings.ts';

/** The roles of one organisation that are in use and whose credentials are live. */
export function rolesInUse(freshness: readonly Freshness[], organisationId: string): RolesInUse {
  const ends = freshness
    .filter(({ role, renewing }) => renewing && role.organisationId === organisationId)
    .map(({ expiresAt }) => expiresAt ?? 0);
  return { count: ends.length, until: ends.length === 0 ? null : instant(Math.max(...ends)) };
}
