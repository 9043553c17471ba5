import type { AppSnapshot } from '../../electron/contract/snapshot.ts';

/** How many roles of an organisation Latchkey renews now. */
export function renewingRoles({ freshness }: Pick<AppSnapshot, 'freshness'>, organisationId: string): number {
  return freshness.filter((held) => held.renewing && held.role.organisationId === organisationId).length;
}
