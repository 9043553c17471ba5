import type { OrganisationChange } from '../../contract/commands.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { hasDualStack } from '../regions/endpoint.ts';
import { longestOrganisationName, type OrganisationRecord } from '../ports/settings.ts';
import { oneLine } from '../text/one-line.ts';
import { nameOf, portalOf, regionOf } from './add-organisation.ts';

/** The record with what a person changed of it; throws a `FailureError` that says what of it cannot be. */
export function changedOrganisation(record: OrganisationRecord, change: OrganisationChange): OrganisationRecord {
  const changed: OrganisationRecord = {
    ...record,
    ...(change.name === undefined ? {} : { name: oneLine(change.name, longestOrganisationName) ?? nameOf(record) }),
    ...(change.signInWay === undefined ? {} : { signInWay: change.signInWay }),
    ...(change.sessionLengthMs === undefined ? {} : { sessionLengthMs: change.sessionLengthMs }),
    ...(change.endpoints === undefined ? {} : { endpoints: change.endpoints }),
    ...(change.browserCommand === undefined ? {} : { browserCommand: change.browserCommand?.trim() || null }),
  };
  return withKnownHosts(change.region === undefined ? changed : inRegion(changed, change.region));
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
