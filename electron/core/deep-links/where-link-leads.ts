import type { Wanted } from '../../contract/events.ts';
import type { ConsoleDestination } from '../../contract/console-place.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Features } from '../app/features.ts';
import { consoleAddress } from '../console/console-destination.ts';
import { FailureError } from '../failures/fail.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { ParsedLink } from './parse-link.ts';

type Known = Pick<Features, 'organisations' | 'chainedRoles' | 'settings'>;

/** What the window shows for a link; `unknown`: no list has what it names. */
export function whereLinkLeads(known: Known, link: ParsedLink): Wanted | 'unknown' {
  const having = known.organisations
    .all()
    .filter((organisation) => isNamed(organisation, link) && has(known, organisation, link));
  const organisation = likeliest(having, known.settings.read().selectedOrganisationId);
  if (organisation === null) return 'unknown';
  const { id: organisationId, region } = organisation.record;
  const { accountId, destination, roleName } = link;
  if (roleName === null) return { kind: 'account', organisationId, accountId };
  if (destination !== null && !isPlace(destination, region)) return 'unknown';
  const role: Role = { organisationId, accountId, roleName };
  return { kind: 'console-at', role, ...(destination === null ? {} : { destination }) };
}

/** Capital letters make no difference to a person who writes a link. */
function isNamed({ record }: Organisation, { organisation }: ParsedLink): boolean {
  return organisation === null || record.name.toLowerCase() === organisation.toLowerCase();
}

function has(
  { chainedRoles }: Known,
  { catalogue, record }: Organisation,
  { accountId, roleName }: ParsedLink,
): boolean {
  const account = catalogue.list().account(accountId);
  if (roleName === null) return account !== null;
  const role: Role = { organisationId: record.id, accountId, roleName };
  if (chainedRoles.find(role) !== null) return true;
  // While its permission sets are being read nobody knows.
  return account !== null && (account.roleNames?.includes(roleName) ?? true);
}

/** Of several the one that is shown, else one that is signed in. */
function likeliest(having: readonly Organisation[], selected: string | null): Organisation | null {
  const shown = having.find(({ record }) => record.id === selected);
  return shown ?? having.find(({ signIn }) => signIn.isSignedIn()) ?? having[0] ?? null;
}

function isPlace(destination: ConsoleDestination, homeRegion: string): boolean {
  try {
    consoleAddress(destination, homeRegion);
    return true;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}
