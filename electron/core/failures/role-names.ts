import type { Role } from '../../contract/identifiers.ts';
import type { Latchkey } from '../latchkey.ts';
import type { Organisations } from '../organisations/organisations.ts';

interface Known extends Pick<Latchkey, 'describe'> {
  readonly organisations: Organisations;
}

/** What the sentence of a failure calls a role, its account and its organisation. */
export function roleNames(known: Known, role: Role): Record<string, string> {
  return {
    role: role.roleName,
    account: known.describe(role).accountName ?? role.accountId,
    organisation: known.organisations.find(role.organisationId)?.record.name ?? '',
  };
}
