import * as v from 'valibot';
import type { Simulator } from '../simulator.ts';
import { oidcBody } from './body.ts';
import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { authenticateClient } from './oidc-client.ts';
import { DEVICE_CODE_GRANT } from './oidc-register.ts';
import { plainStartUrl } from './plain-start-url.ts';
import { oidcError } from './service-error.ts';

const bodySchema = v.object({ clientId: v.string(), clientSecret: v.string(), startUrl: v.string() });

/** `POST /device_authorization` */
export function startDeviceAuthorization(request: WireRequest, simulator: Simulator): WireReply {
  const body = oidcBody(request, bodySchema);
  const registration = authenticateClient(request, simulator, body);
  if (!registration.grantTypes.includes(DEVICE_CODE_GRANT)) throw oidcError('UnauthorizedClientException');
  if (plainStartUrl(body.startUrl) !== plainStartUrl(simulator.startUrl)) throw oidcError('InvalidRequestException');
  const { deviceCodeSeconds, pollIntervalSeconds } = simulator.switches;
  const deviceCode = simulator.maker.deviceCode();
  const userCode = simulator.maker.userCode();
  const ownPage = `${simulator.origin}/${request.region}/start/#/device`;
  const verificationUri = simulator.verificationUri ?? ownPage;
  simulator.devices.add({
    deviceCode,
    userCode,
    clientId: registration.clientId,
    clientName: registration.clientName,
    region: request.region,
    expiresAtMs: simulator.clock.now() + deviceCodeSeconds * 1000,
    intervalMs: pollIntervalSeconds * 1000,
    outcome: 'pending',
    session: undefined,
    polls: 0,
    lastPollMs: undefined,
  });
  return jsonReply({
    deviceCode,
    expiresIn: deviceCodeSeconds,
    interval: pollIntervalSeconds,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
  });
}
