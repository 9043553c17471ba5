import type { Role } from '../../../contract/identifiers.ts';
import type { Identities } from './role-names.ts';
import type { Organisations } from '../../organisations/organisations.ts';

interface Known {
  readonly identities: Identities;
  readonly organisations: Organisations;
}

/** What the sentence of a failure calls a role, its account, told from its namesakes, and its organisation. */
export function roleNames(known: Known, role: Role): Record<string, string> {
  return {
    role: role.roleName,
    account: known.identities.account(role),
    organisation: known.organisations.find(role.organisationId)?.record.name ?? '',
  };
}
