import type { OrganisationChange } from '../../electron/contract/organisation.ts';
import { call } from '../stores/bridge.ts';

/** Has main change an organisation; answers what is wrong with it as a sentence, or null when it counts from now on. */
export async function changeOrganisation(organisationId: string, change: OrganisationChange): Promise<string | null> {
  const result = await call('organisation.change', { organisationId, change });
  return result.ok ? null : result.failure.sentence;
}
