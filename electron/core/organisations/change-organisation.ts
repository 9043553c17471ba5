import type { OrganisationChange } from '../../contract/organisation.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { hasDualStack } from '../regions/endpoint.ts';
import { longestOrganisationName, type OrganisationRecord } from '../ports/settings.ts';
import { onlyGiven } from '../storage/only-given.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { nameOf, portalOf, regionOf } from './add-organisation.ts';

/** The record with what a person changed of it; throws a `FailureError` that says what of it cannot be. */
export function changedOrganisation(record: OrganisationRecord, change: OrganisationChange): OrganisationRecord {
  const { name, region, browserCommand, ...asGiven } = change;
  const changed: OrganisationRecord = {
    ...record,
    ...onlyGiven(asGiven),
    ...(name === undefined ? {} : { name: oneLine(name, longestOrganisationName) ?? nameOf(record) }),
    ...(browserCommand === undefined ? {} : { browserCommand: browserCommand?.trim() || null }),
  };
  return withKnownHosts(region === undefined ? changed : inRegion(changed, region));
}

function inRegion(record: OrganisationRecord, typed: string): OrganisationRecord {
  const region = regionOf(portalOf(record), typed);
  // Refusals in another region tell nothing of how long a sign-in lasts in this one.
  return region === record.region ? record : { ...record, region, regionWorked: false, refusedAges: [] };
}

/** A host is said to be unknown rather than made up. */
function withKnownHosts(record: OrganisationRecord): OrganisationRecord {
  const { region, endpoints } = record;
  if (endpoints.dualStack && !hasDualStack(region)) {
    throw new FailureError(failure('endpoints-unknown', { region }));
  }
  return record;
}

/** Another region is another sign-in: what is signed in to the old one cannot be taken along. */
export function refuseWhileSignedIn(record: OrganisationRecord): never {
  throw new FailureError(failure('sign-out-first', { organisation: record.name }));
}
