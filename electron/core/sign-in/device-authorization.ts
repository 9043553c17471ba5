import type {
  ClientRegistration,
  DeviceAuthorization,
  DevicePoll,
  IdentityCenter,
  IdentityCenterAddress,
  TokenGrant,
} from '../ports/identity-center.ts';
import type { Clock } from '../ports/clock.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { later, minute, second, type Instant } from '../time/instant.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import { delay } from '../time/delay.ts';
import type { ServerTime } from '../time/server-time.ts';

/** RFC 8628, 3.5: `slow_down` lengthens the interval by five seconds, for this and all later polls. */
const slowDownStep = 5 * second;

/** While AWS cannot be reached the pace is not the service's to set; this keeps a dead network from being hammered. */
const leastIntervalInTrouble = 5 * second;

export interface PollingParts {
  readonly identityCenter: IdentityCenter;
  readonly clock: Clock;
  readonly time: ServerTime;
}

/**
 * Waits until the person has approved, and answers the grant. Polls at the service's pace. Trouble on the way does not
 * end it: the person may be signing in to the hotel's network right now. Ends by `FailureError` when the code ran out or
 * was refused, by `ServiceError` on any other definite answer and on abort.
 *
 * @param onChecked told the instant of each answer of the service.
 */
export async function waitForApproval(
  parts: PollingParts,
  at: IdentityCenterAddress,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
  onChecked: (checkedAt: Instant) => void,
  signal: AbortSignal,
): Promise<TokenGrant> {
  const expiresAt = later(parts.time.now(), authorization.expiresInMs);
  let interval = authorization.intervalMs;
  let wait = interval;
  for (;;) {
    await delay(parts.clock, wait, signal);
    const answer = await poll(parts, at, registration, authorization, signal);
    if (!isTrouble(answer)) {
      onChecked(parts.time.now());
      if (answer.outcome === 'granted') {
        return answer.grant;
      }
      if (answer.outcome === 'refused') {
        throw new FailureError(failure('request-refused'));
      }
    }
    // Asked after AWS has been, whose answer puts right a clock that was set ahead meanwhile. AWS's own client has no end of
    // its own here and would poll for ever (docs/aws.md#polling).
    if (answer.outcome === 'expired' || parts.time.now() >= expiresAt) {
      throw codeExpired(authorization);
    }
    if (answer.outcome === 'slow-down') {
      interval += slowDownStep;
    }
    wait = isTrouble(answer) ? Math.max(interval, leastIntervalInTrouble, answer.askedMs) : interval;
  }
}

/** Trouble on the way, with how long AWS asked to be left alone. */
interface Trouble {
  readonly outcome: 'trouble';
  readonly askedMs: number;
}

function isTrouble(answer: DevicePoll | Trouble): answer is Trouble {
  return answer.outcome === 'trouble';
}

async function poll(
  parts: PollingParts,
  at: IdentityCenterAddress,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
  signal: AbortSignal,
): Promise<DevicePoll | Trouble> {
  try {
    return await parts.identityCenter.pollDeviceToken(at, registration, authorization.deviceCode, signal);
  } catch (error) {
    if (error instanceof ServiceError && isPassing(error.kind)) {
      return { outcome: 'trouble', askedMs: error.retryAfterMs ?? 0 };
    }
    throw error;
  }
}

/** Nobody approved in time. */
export function codeExpired(authorization: DeviceAuthorization): FailureError {
  const minutes = Math.max(1, Math.round(authorization.expiresInMs / minute));
  return new FailureError(failure('code-expired', { code: authorization.userCode, minutes }));
}
