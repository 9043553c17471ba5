import type { ConsoleDestination, ConsolePlaces } from '../../contract/console-place.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import { atStep } from '../failures/fail.ts';
import { portalOf } from '../organisations/add-organisation.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { endpoint } from '../regions/endpoint.ts';
import { partitionOf } from '../regions/partitions.ts';
import { Secret } from '../secret.ts';
import { throwIfCancelled } from '../time/waiting.ts';
import { consoleAddress } from './console-destination.ts';
import { servicesOf } from './console-services.ts';
import { federatedSignInLink } from './federated-sign-in.ts';
import { afterLogout, logoutHost } from './logout-first.ts';
import { hasPortalPage, portalLink } from './portal-link.ts';

/** What gets a role into the console. */
export interface ConsoleServices extends Pick<
  Services,
  'http' | 'overrides' | 'identities' | 'personal' | 'browsers' | 'chainedRoles'
> {
  readonly organisations: Organisations;
  readonly credentials: RoleCredentialsBroker;
}

type Placing = Pick<ConsoleServices, 'organisations' | 'personal'>;

/** Opens the console in the browser of the role's organisation and environment. */
export async function openConsole(
  services: ConsoleServices,
  role: Role,
  destination: ConsoleDestination | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { record } = services.organisations.get(role.organisationId);
  const isByPortal = record.consoleWay === 'portal' && notByPortal(services, role) === null;
  const link = isByPortal
    ? throughPortal(services, role, destination)
    : await consoleLink(services, role, destination, signal, record.logsOutFirst);
  throwIfCancelled(signal);
  const after = services.organisations.get(role.organisationId).record;
  await services.browsers.open(after, link, 'console', environmentIdOf(services, role));
}

/** In what a role's console opens, and why not through the portal where it should. */
export async function consoleOpening(
  services: Pick<ConsoleServices, 'organisations' | 'browsers' | 'identities' | 'chainedRoles'>,
  role: Role,
): Promise<Pick<ConsolePlaces, 'opensIn' | 'notByPortal'>> {
  const { record } = services.organisations.get(role.organisationId);
  return {
    opensIn: await services.browsers.opensIn(record, environmentIdOf(services, role)),
    notByPortal: record.consoleWay === 'portal' ? notByPortal(services, role) : null,
  };
}

/** The secret link itself: whoever opens it within 15 minutes is the role. */
export async function consoleLink(
  services: ConsoleServices,
  role: Role,
  destination: ConsoleDestination | undefined,
  signal: AbortSignal,
  logsOutFirst = false,
): Promise<Secret> {
  const { http, overrides, organisations, credentials } = services;
  const organisation = organisations.get(role.organisationId).record;
  const names = services.identities.names(role);
  const address = addressOf(services, role, destination);
  const keys = await credentials.credentials(role);
  throwIfCancelled(signal);
  const plain = endpoint('signin', organisation, overrides);
  const signIn = logsOutFirst ? logoutHost(plain) : plain;
  const request = { credentials: keys, signIn, destination: address, issuer: organisation.startUrl };
  const login = await atStep('console', names, () => federatedSignInLink(http, request, signal));
  return logsOutFirst ? afterLogout(signIn, login) : login;
}

/** Where a role's console opens unless it is said. Throws a `FailureError` when there is no such organisation. */
export function usualDestination(services: Placing, role: Role): ConsoleDestination {
  const { region, consoleService } = services.organisations.get(role.organisationId).record;
  const isThere = servicesOf(partitionOf(region).name).some(({ id }) => id === consoleService);
  return { service: isThere ? consoleService : 'home', region: roleRegion(services, role) };
}

/** The region last used with a role's account, else the organisation's. Throws a `FailureError` when there is none. */
export function roleRegion({ personal, organisations }: Placing, role: Role): string {
  return personal.region(role) ?? organisations.get(role.organisationId).record.region;
}

/** The environment whose browser shows a role's console. */
function environmentIdOf({ identities }: Pick<ConsoleServices, 'identities'>, role: Role): string {
  return identities.judged(role).environment.id;
}

function throughPortal(services: ConsoleServices, role: Role, destination: ConsoleDestination | undefined): Secret {
  return new Secret(
    portalLink(
      pageOf(services.organisations.get(role.organisationId).record),
      role,
      addressOf(services, role, destination),
    ),
  );
}

/** The portal offers permission sets only, not what is reached through them. */
function notByPortal(
  { organisations, chainedRoles }: Pick<ConsoleServices, 'organisations' | 'chainedRoles'>,
  role: Role,
): ConsolePlaces['notByPortal'] {
  if (chainedRoles.find(role) !== null) return 'chained';
  return hasPortalPage(pageOf(organisations.get(role.organisationId).record)) ? null : 'no-portal-page';
}

function pageOf(record: OrganisationRecord): string {
  return portalOf(record).url;
}

function addressOf(services: ConsoleServices, role: Role, destination: ConsoleDestination | undefined): string {
  const { region } = services.organisations.get(role.organisationId).record;
  return consoleAddress(destination ?? usualDestination(services, role), region, services.identities.names(role));
}
