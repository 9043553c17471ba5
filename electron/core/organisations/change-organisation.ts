import type { OrganisationChange } from '../../contract/commands.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { nameOf, regionOf, startUrlOf } from './add-organisation.ts';

/** The record with what a person changed of it; throws a `FailureError` that says what of it cannot be. */
export function changedOrganisation(record: OrganisationRecord, change: OrganisationChange): OrganisationRecord {
  const changed: OrganisationRecord = {
    ...record,
    ...(change.name === undefined ? {} : { name: change.name.trim() || nameOf(startUrlOf(record.startUrl)) }),
    ...(change.signInWay === undefined ? {} : { signInWay: change.signInWay }),
    ...(change.sessionLengthMs === undefined ? {} : { sessionLengthMs: change.sessionLengthMs }),
    ...(change.endpoints === undefined ? {} : { endpoints: change.endpoints }),
    ...(change.browserCommand === undefined ? {} : { browserCommand: change.browserCommand?.trim() || null }),
  };
  if (change.region === undefined) {
    return changed;
  }
  const region = regionOf(startUrlOf(record.startUrl), change.region);
  // Refusals in another region tell nothing of how long a sign-in lasts in this one.
  return region === record.region ? changed : { ...changed, region, refusedAges: [] };
}

/** Another region is another sign-in: what is signed in to the old one cannot be taken along. */
export function refuseWhileSignedIn(record: OrganisationRecord): never {
  throw new FailureError(failure('sign-out-first', { organisation: record.name }));
}
