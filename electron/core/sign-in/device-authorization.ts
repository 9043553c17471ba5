import type { Services } from '../app/services.ts';
import type {
  ClientRegistration,
  DeviceAuthorization,
  DevicePoll,
  IdentityCenter,
  IdentityCenterAddress,
  TokenGrant,
} from '../ports/identity-center.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { later, minute, second, type Instant } from '../time/instant.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import { delay } from '../time/waiting.ts';

/** RFC 8628, 3.5: `slow_down` lengthens the interval by five seconds, for this and all later polls. */
const slowDownStep = 5 * second;

/** While AWS cannot be reached the pace is not the service's to set; this keeps a dead network from being hammered. */
const leastIntervalInTrouble = 5 * second;

type PollingServices = Pick<Services, 'identityCenter' | 'clock' | 'time'>;

/**
 * Waits until the person has approved, and answers the grant. Polls at the service's pace. Trouble on the way does not
 * end it: the person may be signing in to the hotel's network right now. Ends by `FailureError` when the code ran out or
 * was refused, by `ServiceError` on any other definite answer and on abort.
 *
 * @param onChecked called with the instant of each answer of the service.
 */
export async function waitForApproval(
  services: PollingServices,
  at: IdentityCenterAddress,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
  onChecked: (checkedAt: Instant) => void,
  signal: AbortSignal,
): Promise<TokenGrant> {
  const { clock, time } = services;
  const expiresAt = later(time.now(), authorization.expiresInMs);
  const identityCenter = await services.identityCenter();
  let interval = authorization.intervalMs;
  let wait = interval;
  for (;;) {
    await delay(clock, wait, signal);
    const answer = await poll(identityCenter, at, registration, authorization, signal);
    if (!isTrouble(answer)) {
      onChecked(time.now());
      if (answer.outcome === 'granted') {
        return answer.grant;
      }
      if (answer.outcome === 'refused') {
        throw new FailureError(failure('request-refused'));
      }
    }
    // Asked after AWS has been, whose answer puts right a clock that was set ahead meanwhile. AWS's own client has no end of
    // its own here and would poll for ever (docs/aws.md#polling).
    if (answer.outcome === 'expired' || time.now() >= expiresAt) {
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
  identityCenter: IdentityCenter,
  at: IdentityCenterAddress,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
  signal: AbortSignal,
): Promise<DevicePoll | Trouble> {
  try {
    return await identityCenter.pollDeviceToken(at, registration, authorization.deviceCode, signal);
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
