import type { Wanted } from '../../contract/events.ts';
import type { Latchkey } from '../../core/app/latchkey.ts';

/** What is used of the product. */
export interface Selecting {
  readonly snapshot: Latchkey['snapshot'];
  readonly commands: Pick<Latchkey['commands'], 'organisation.select'>;
}

/** The window shows an organisation, or with null all. One that is gone leaves the window as it is. */
export async function selectOrganisation(organisationId: string | null, latchkey: Selecting): Promise<void> {
  const { showsAll, selectedOrganisationId } = latchkey.snapshot();
  if ((showsAll ? null : selectedOrganisationId) === organisationId) return;
  await latchkey.commands['organisation.select']({ organisationId });
}

/**
 * Before a sheet of a role, or an account: the window shows a list with it, since it knows the names and the environments of
 * shown lists only. That of all organisations has them.
 */
export async function revealFor(wanted: Wanted | null, latchkey: Selecting): Promise<void> {
  const organisationId = wanted === null ? null : organisationOf(wanted);
  if (organisationId !== null && !latchkey.snapshot().showsAll) await selectOrganisation(organisationId, latchkey);
}

function organisationOf(wanted: Wanted): string | null {
  if ('role' in wanted) return wanted.role.organisationId;
  return wanted.kind === 'account' ? wanted.organisationId : null;
}
