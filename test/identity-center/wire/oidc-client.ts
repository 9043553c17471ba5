import type { Registration } from '../state/registrations.ts';
import type { Simulator } from '../simulator.ts';
import type { WireRequest } from './message.ts';
import { sameText } from './same-text.ts';
import { oidcError } from './service-error.ts';

/** The registered client behind a call, else 401 InvalidClientException; a registration holds in its own region only. */
export function authenticateClient(
  request: WireRequest,
  simulator: Simulator,
  sent: { clientId: string; clientSecret: string },
): Registration {
  const registration = simulator.registrations.find(sent.clientId);
  if (registration === undefined || registration.region !== request.region) throw oidcError('InvalidClientException');
  if (!sameText(registration.clientSecret, sent.clientSecret)) throw oidcError('InvalidClientException');
  if (registration.expiresAtSeconds <= simulator.clock.nowSeconds()) throw oidcError('InvalidClientException');
  return registration;
}
