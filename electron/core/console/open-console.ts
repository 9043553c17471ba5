import type { ConsoleDestination } from '../../contract/console-place.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import { atStep } from '../failures/fail.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { endpoint } from '../regions/endpoint.ts';
import type { Secret } from '../secret.ts';
import { throwIfCancelled } from '../time/waiting.ts';
import { consoleAddress } from './console-destination.ts';
import { federatedSignInLink } from './federated-sign-in.ts';

/** What gets a role into the console. */
export interface ConsoleServices extends Pick<Services, 'http' | 'overrides' | 'identities' | 'personal' | 'browsers'> {
  readonly organisations: Organisations;
  readonly credentials: RoleCredentialsBroker;
}

/** Opens the console in the browser of the role's organisation. */
export async function openConsole(
  services: ConsoleServices,
  role: Role,
  destination: ConsoleDestination | undefined,
  signal: AbortSignal,
): Promise<void> {
  const link = await consoleLink(services, role, destination, signal);
  throwIfCancelled(signal);
  await services.browsers.open(services.organisations.get(role.organisationId).record, link, 'console');
}

/** The secret link itself: whoever opens it within 15 minutes is the role. */
export async function consoleLink(
  services: ConsoleServices,
  role: Role,
  destination: ConsoleDestination | undefined,
  signal: AbortSignal,
): Promise<Secret> {
  const { http, overrides, organisations, credentials } = services;
  const organisation = organisations.get(role.organisationId).record;
  const names = services.identities.names(role);
  const wanted = destination ?? { service: 'home', region: roleRegion(services, role) };
  const address = consoleAddress(wanted, organisation.region, names);
  const keys = await credentials.credentials(role);
  throwIfCancelled(signal);
  const signIn = endpoint('signin', organisation, overrides);
  const request = { credentials: keys, signIn, destination: address, issuer: organisation.startUrl };
  return await atStep('console', names, () => federatedSignInLink(http, request, signal));
}

/** The region last used with a role's account, else the organisation's. Throws a `FailureError` when there is none. */
export function roleRegion(
  { personal, organisations }: Pick<ConsoleServices, 'personal' | 'organisations'>,
  role: Role,
): string {
  return personal.region(role) ?? organisations.get(role.organisationId).record.region;
}
