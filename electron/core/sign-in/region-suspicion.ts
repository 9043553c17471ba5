import type { Failure } from '../../contract/failure.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { readStartUrl } from '../organisations/start-url.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { AttemptView } from './sign-in-view.ts';

/**
 * Whether the region is only what the person typed: the portal's address does not tell it, and no list or credentials
 * have come from there yet. AWS never says that a region is wrong (docs/aws.md#a-wrong-region), so this is all there is.
 */
export function isRegionUnproven({ startUrl, portalUrl, regionWorked }: OrganisationRecord): boolean {
  const reading = readStartUrl(portalUrl ?? startUrl);
  return !regionWorked && (!reading.ok || reading.startUrl.region === null);
}

/**
 * The suspicion, where an attempt ended as it does in a wrong region: the approval page fails after the click, so the code
 * runs out or the browser never comes back; or the first exchange is refused (docs/aws.md#a-wrong-region). Null: it ended
 * otherwise. A code that ran out while AWS did not answer at all tells of the network.
 */
export function regionSuspicion(record: OrganisationRecord, view: AttemptView, error: unknown): Failure | null {
  if (!isRegionUnproven(record) || !endedAsInWrongRegion(view, error)) {
    return null;
  }
  return failure('perhaps-wrong-region', {}, error instanceof ServiceError ? error.requestId : null);
}

function endedAsInWrongRegion(view: AttemptView, error: unknown): boolean {
  if (error instanceof ServiceError) {
    return error.kind === 'invalid-grant';
  }
  if (!(error instanceof FailureError)) {
    return false;
  }
  const answered = view.state === 'waiting-for-approval' && view.checkedAt !== null;
  return error.failure.code === 'browser-did-not-return' || (error.failure.code === 'code-expired' && answered);
}
