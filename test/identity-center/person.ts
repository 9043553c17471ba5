import { sessionOf } from './access-portal/visitor.ts';
import type { Visitor } from './access-portal/visitor.ts';
import type { DeviceAuthorization } from './state/device-authorizations.ts';
import type { Simulator } from './simulator.ts';

export type DeviceAnswer = 'allow' | 'deny';
/** What the person sees after answering. `invalid_grant`: the request was started in a region that is not the organisation's. */
export type AnswerOutcome = 'approved' | 'denied' | 'unknown' | 'expired' | 'answered' | 'invalid_grant';

/** Finds what waits behind a user code; `undefined` means it still waits for an answer. */
export function whyNotAnswerable(
  simulator: Simulator,
  device: DeviceAuthorization | undefined,
): Exclude<AnswerOutcome, 'approved' | 'denied' | 'invalid_grant'> | undefined {
  if (device === undefined) return 'unknown';
  if (device.expiresAtMs <= simulator.clock.now()) return 'expired';
  return device.outcome === 'pending' ? undefined : 'answered';
}

/** The person answers a device authorization; allowing lends it their session, or starts one. */
export function answerDevice(
  simulator: Simulator,
  userCode: string,
  answer: DeviceAnswer,
  visitor: Visitor = { user: simulator.organisation.firstUser, session: undefined },
): AnswerOutcome {
  const device = simulator.devices.byUserCode(userCode);
  const refusal = whyNotAnswerable(simulator, device);
  if (device === undefined || refusal !== undefined) return refusal ?? 'unknown';
  // In the wrong region the page fails after the click and the client polls on until its code expires (aws-cli #5058).
  if (device.region !== simulator.region) return 'invalid_grant';
  if (answer === 'deny') {
    device.outcome = 'denied';
    return 'denied';
  }
  device.session = sessionOf(visitor, simulator, device.region);
  device.outcome = 'approved';
  return 'approved';
}
