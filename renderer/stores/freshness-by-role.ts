import type { Freshness } from '../../electron/contract/snapshot.ts';
import { roleKey } from '../../electron/shared/model/role.ts';

/** The credentials held, by the key of their role. */
export function freshnessByRole(freshness: readonly Freshness[]): ReadonlyMap<string, Freshness> {
  return new Map(freshness.map((one) => [roleKey(one.role), one]));
}
