import { randomBytes } from 'node:crypto';
import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { hour, instant, later, second, type Instant } from '../../electron/core/time/instant.ts';
import type { Clock } from '../../electron/core/ports/clock.ts';
import type { IdentityCenter, TokenGrant } from '../../electron/core/ports/identity-center.ts';
import { Secret } from '../../electron/core/secret.ts';
import { ServiceError } from '../../electron/core/failures/service-error.ts';
import { organisationId } from './core-on-disk.ts';

/** Bytes of a session token, as long as AWS's are in text. */
const tokenBytes = 900;

/** When a role was asked for, by the clock, and when what was given before ended. */
interface Call {
  readonly at: number;
  readonly endBefore: Instant | null;
}

/**
 * Identity Center without a way there, so that all the work and memory that is measured is core's own. It answers in a
 * later turn of the event loop, as a network does, and refuses (429) what comes faster than `limit`.
 */
export class InstantIdentityCenter implements Pick<IdentityCenter, 'getRoleCredentials'> {
  readonly calls: Call[] = [];
  throttled = 0;
  /** Calls a second; null: as many as come. */
  limit: number | null = null;
  readonly #clock: Clock;
  readonly #ends = new Map<string, Instant>();
  #tokens = 0;
  #filledAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async getRoleCredentials(
    ...[, , accountId, roleName]: Parameters<IdentityCenter['getRoleCredentials']>
  ): ReturnType<IdentityCenter['getRoleCredentials']> {
    await new Promise((resolve) => setImmediate(resolve));
    const key = `${accountId}/${roleName}`;
    this.calls.push({ at: this.#clock.now(), endBefore: this.#ends.get(key) ?? null });
    if (!this.#isServed()) {
      this.throttled += 1;
      throw new ServiceError('throttled', 'Too many calls.');
    }
    const expiresAt = later(instant(this.#clock.now()), hour);
    this.#ends.set(key, expiresAt);
    return {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: new Secret(randomBytes(30).toString('base64')),
      sessionToken: new Secret(randomBytes(tokenBytes).toString('base64')),
      expiresAt,
    };
  }

  /** As core's port; there is no list, and nobody signs in. */
  port(): IdentityCenter {
    const nobody = (): Promise<never> => Promise.reject(new Error('Nobody signs in here.'));
    return {
      getRoleCredentials: (...asked) => this.getRoleCredentials(...asked),
      refreshToken: () => Promise.resolve(grant()),
      listAccounts: () => Promise.resolve({ items: [], leftOut: 0, nextToken: null }),
      listRoleNames: () => Promise.resolve({ items: [], leftOut: 0, nextToken: null }),
      registerClient: nobody,
      redeemCode: nobody,
      startDeviceAuthorization: nobody,
      pollDeviceToken: nobody,
      callerArn: nobody,
      assumeRole: nobody,
      logout: nobody,
    };
  }

  #isServed(): boolean {
    if (this.limit === null) return true;
    const now = this.#clock.monotonic();
    this.#tokens = Math.min(this.limit, this.#tokens + ((now - this.#filledAt) / second) * this.limit);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

export function grant(): TokenGrant {
  return { accessToken: new Secret('access'), refreshToken: new Secret('refresh'), expiresInMs: hour };
}

/** So many roles in accounts of five each. */
export function manyRoles(count: number): Role[] {
  return Array.from({ length: count }, (_none, place) => ({
    organisationId,
    accountId: String(100_000_000_000 + Math.floor(place / 5)) as AccountId,
    roleName: `PermissionSet${String(place % 5)}`,
  }));
}
