import type { AppSnapshot, Freshness } from '../../electron/contract/snapshot.ts';
import { roleKey } from '../../electron/shared/model/role.ts';

/** The credentials held, by the key of their role. */
export function freshnessByRole(freshness: readonly Freshness[]): ReadonlyMap<string, Freshness> {
  return new Map(freshness.map((one) => [roleKey(one.role), one]));
}

/** Whether the credentials of a role can still be used at `now` (ms, server's clock). */
export function isUsable(freshness: Freshness | undefined, now: number): boolean {
  return freshness !== undefined && (freshness.expiresAt ?? 0) > now && freshness.state !== 'ended';
}

/** How many roles of an organisation Latchkey renews now. */
export function renewingRoles({ freshness }: Pick<AppSnapshot, 'freshness'>, organisationId: string): number {
  return freshness.filter((held) => held.renewing && held.role.organisationId === organisationId).length;
}

/** Roles that are not assigned any more, by key, with the name their account had. */
export function removedByRole(removed: AppSnapshot['removedRoles']): ReadonlyMap<string, string | null> {
  return new Map(removed.map(({ role, accountName }) => [roleKey(role), accountName]));
}

/** The moments (ms, server's clock) towards which time left is shown: of credentials, sign-ins and the clipboard. */
export function deadlinesOf({ freshness, organisations, clipboard }: AppSnapshot): number[] {
  const ends = organisations.map(({ signIn }) => (signIn.state === 'signed-in' ? (signIn.end?.at ?? null) : null));
  const all = [...freshness.map(({ expiresAt }) => expiresAt), ...ends, clipboard?.clearsAt ?? null];
  return all.filter((moment) => moment !== null);
}
