import type { ClientRegistration, TokenGrant } from '../ports/identity-center.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { ServerTime } from '../time/server-time.ts';
import { day, later, type Instant } from '../time/instant.ts';
import type { Approval } from './attempt.ts';
import type { SignInWay } from './sign-in-way.ts';

/** A registration this close to its end is not used for a new sign-in, which would lose its refresh with it. */
const leastLife = day;
const longestLife = 90 * day;

export interface RegistrationParts {
  readonly secrets: SecretStore;
  readonly time: ServerTime;
}

/**
 * Runs `use` with the organisation's client registration for one way of signing in: the kept one, or a new one. AWS can forget a registration
 * before its 90 days are over and says so by InvalidClient; then it is registered anew, once (docs/aws.md#registration).
 */
export async function withRegistration(
  parts: RegistrationParts,
  organisationId: string,
  way: SignInWay,
  register: () => Promise<ClientRegistration>,
  use: (registration: ClientRegistration) => Promise<TokenGrant>,
): Promise<Approval> {
  const kept = parts.secrets.registration(organisationId, way);
  if (kept !== null && kept.expiresAt > later(parts.time.now(), leastLife)) {
    try {
      return { grant: await use(kept), registration: kept };
    } catch (error) {
      if (!isUnknownClient(error)) {
        throw error;
      }
    }
  }
  const registration = believed(await register(), parts.time.now());
  await parts.secrets.setRegistration(organisationId, way, registration);
  try {
    return { grant: await use(registration), registration };
  } catch (error) {
    if (isUnknownClient(error)) {
      // Kept, it would stand in the way of the next attempt.
      await parts.secrets.dropRegistration(registration);
    }
    throw error;
  }
}

/** A registration lives 90 days (docs/aws.md#registration), whatever an answer may say. */
function believed(registration: ClientRegistration, now: Instant): ClientRegistration {
  const last = later(now, longestLife);
  return registration.expiresAt > last ? { ...registration, expiresAt: last } : registration;
}

function isUnknownClient(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'invalid-client';
}
