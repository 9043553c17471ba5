import { plainEndpoints } from '../../electron/contract/organisation.ts';
import { instant } from '../../electron/core/time/instant.ts';
import type { IdentityCenter } from '../../electron/core/ports/identity-center.ts';
import type { Secret } from '../../electron/core/secret.ts';
import { registrationKey, writeSecretDocument } from '../../electron/core/storage/secret-document.ts';
import type { Approval } from '../../electron/core/sign-in/attempt.ts';
import { signInOf } from '../../electron/core/sign-in/token-refresh.ts';
import { organisationId } from './core-on-disk.ts';

/** The secret document with this sign-in in it. */
export function keptSignIn(approval: Approval, now: number): Secret {
  return writeSecretDocument({
    registrations: new Map([[registrationKey(organisationId, 'code'), approval.registration]]),
    signIns: new Map([[organisationId, signInOf(approval, instant(now), null)]]),
    agreedCommands: new Map(),
  });
}

/** Signs in over the wire, as far as the service is concerned like a person would. */
export async function signInOverWire(
  identityCenter: IdentityCenter,
  startUrl: string,
  approve: (userCode: string) => Promise<void>,
): Promise<Approval> {
  const { signal } = new AbortController();
  const at = { region: 'us-east-1', startUrl, portalUrl: null, endpoints: plainEndpoints };
  const registration = await identityCenter.registerClient(at, 'code', signal);
  const { deviceCode, userCode } = await identityCenter.startDeviceAuthorization(at, registration, signal);
  await approve(userCode);
  const poll = await identityCenter.pollDeviceToken(at, registration, deviceCode, signal);
  if (poll.outcome !== 'granted') {
    throw new Error(`The sign-in was not granted: ${poll.outcome}.`);
  }
  return { grant: poll.grant, registration };
}
