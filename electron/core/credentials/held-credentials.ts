import { longestChained } from '../../contract/chained-roles.ts';
import type { Failure } from '../../contract/failure.ts';
import { type Role } from '../../contract/identifiers.ts';
import { roleKey } from '../../shared/model/role.ts';
import type { Freshness } from '../../contract/snapshot.ts';
import { hour, instant, later, minute, second, type Instant } from '../time/instant.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { ServerTime } from '../time/server-time.ts';

/** A role counts as in use for so long after something was done with it (docs/design.md#terminals-and-sdks). */
const inUseFor = hour;

/** What a person or a program may count on at least, where the credentials live long enough. */
const leastLeft = 20 * minute;

/** What is held for one role, and how it goes with it. */
export interface HeldCredentials {
  readonly role: Role;
  readonly credentials: RoleCredentials | null;
  readonly obtainedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  /** Something holds its keys for programs, so it is renewed whether it is used or not. */
  readonly isKept: boolean;
  readonly fetching: boolean;
  readonly failures: number;
  /** AWS could not be reached and is tried again by itself. */
  readonly retrying: boolean;
  readonly problem: Failure | null;
}

export function nothingHeld(role: Role, isKept = false): HeldCredentials {
  return {
    role,
    credentials: null,
    obtainedAt: null,
    lastUsedAt: null,
    isKept,
    fetching: false,
    failures: 0,
    retrying: false,
    problem: null,
  };
}

/** The credentials while they are good, else null: nothing expired is ever given to anybody. */
export function liveCredentials(held: HeldCredentials, now: Instant): RoleCredentials | null {
  return held.credentials !== null && held.credentials.expiresAt > now ? held.credentials : null;
}

/**
 * Whether enough of their life is left to hand them out: 20 minutes, or a third of a shorter life. It is when they are
 * renewed too, so a role that is wanted at any moments is asked for no more often than one in unbroken use.
 */
export function hasEnoughLife(held: HeldCredentials, now: Instant): boolean {
  if (held.credentials === null || held.obtainedAt === null) {
    return false;
  }
  return held.credentials.expiresAt - now >= enoughLife(held.credentials, held.obtainedAt);
}

/** In ms. */
function enoughLife(credentials: RoleCredentials, obtainedAt: Instant): number {
  return Math.min(leastLeft, (credentials.expiresAt - obtainedAt) / 3);
}

export function isInUse(held: HeldCredentials, now: Instant): boolean {
  return held.isKept || (held.lastUsedAt !== null && now <= later(held.lastUsedAt, inUseFor));
}

/**
 * When to renew: 20 minutes before the end, or when a third of a shorter life is left, spread over a minute so that roles
 * fetched together do not renew together.
 *
 * @param spread from 0 to 1.
 */
export function renewalAt(credentials: RoleCredentials, obtainedAt: Instant, spread: number): Instant {
  const before = enoughLife(credentials, obtainedAt);
  return instant(Math.max(0, Math.round(credentials.expiresAt - before + spread * Math.min(minute, before / 2))));
}

/**
 * What the window may know.
 *
 * @param renews whether it is renewed before it ends, as long as it is live.
 */
export function freshnessOf(held: HeldCredentials, now: Instant, renews: boolean): Freshness {
  const live = liveCredentials(held, now) !== null;
  return {
    role: held.role,
    state: held.fetching ? 'fetching' : held.problem !== null && live ? 'not-renewed' : live ? 'live' : 'ended',
    obtainedAt: held.obtainedAt,
    expiresAt: held.credentials?.expiresAt ?? null,
    renewing: live && renews,
    problem: held.problem,
  };
}

/** The longest life (ms) a permission set can give (docs/aws.md#limits-and-lives). */
const longestLife = 12 * hour;

/** The longest (ms) where a role was assumed by another one. */
const longestChainedLife = longestChained * second;

/** Credentials whose end lies beyond what AWS can give: they are taken to end when the longest would. */
export function believed(credentials: RoleCredentials, now: Instant, isChained = false): RoleCredentials {
  const last = later(now, isChained ? longestChainedLife : longestLife);
  return credentials.expiresAt > last ? { ...credentials, expiresAt: last } : credentials;
}

/** The roles of an organisation that are in use and have live credentials. */
export interface RolesInUse {
  readonly count: number;
  /** When the last of their credentials end; null: there are none. */
  readonly until: Instant | null;
}

/** What is held for each role, in memory alone. */
export class HeldRoles {
  readonly #time: Pick<ServerTime, 'now'>;
  readonly #renews: () => boolean;
  readonly #held = new Map<string, HeldCredentials>();
  #kept: ReadonlySet<string> = new Set();

  /** @param renews whether the person wants credentials in use renewed before they end. */
  constructor(time: Pick<ServerTime, 'now'>, renews: () => boolean) {
    this.#time = time;
    this.#renews = renews;
  }

  all(): HeldCredentials[] {
    return [...this.#held.values()];
  }

  has(role: Role): boolean {
    return this.#held.has(roleKey(role));
  }

  get(role: Role): HeldCredentials {
    const key = roleKey(role);
    return this.#held.get(key) ?? nothingHeld(role, this.#kept.has(key));
  }

  /** These roles count as in use from now on, and no others that are not used. */
  keep(roles: readonly Role[]): void {
    this.#kept = new Set(roles.map(roleKey));
    for (const held of this.all()) {
      const isKept = this.#kept.has(roleKey(held.role));
      if (held.isKept !== isKept) this.put({ ...held, isKept });
    }
  }

  put(held: HeldCredentials): void {
    this.#held.set(roleKey(held.role), held);
  }

  delete(role: Role): void {
    this.#held.delete(roleKey(role));
  }

  /** What is held and good for a role; null: nothing. */
  live(role: Role): RoleCredentials | null {
    return liveCredentials(this.get(role), this.#time.now());
  }

  freshness(): Freshness[] {
    const now = this.#time.now();
    return this.all()
      .filter((held) => held.fetching || held.credentials !== null)
      .map((held) => freshnessOf(held, now, this.isRenewed(held)));
  }

  /** Whether it is renewed before it ends. Keys that stand in a file always are: nobody else would notice their end. */
  isRenewed(held: HeldCredentials): boolean {
    return held.isKept || (this.#renews() && isInUse(held, this.#time.now()));
  }

  inUse(organisationId: string): RolesInUse {
    const ends = this.freshness()
      .filter(({ role, renewing }) => renewing && role.organisationId === organisationId)
      .map(({ expiresAt }) => expiresAt ?? 0);
    return { count: ends.length, until: ends.length === 0 ? null : instant(Math.max(...ends)) };
  }
}
