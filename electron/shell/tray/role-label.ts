import type { Role } from '../../contract/identifiers.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { RoleDescription } from '../../core/accounts/names/role-names.ts';
import { groupedId } from '../../shared/format/account-id.ts';
import { sameRole } from '../../shared/model/role.ts';
import { shownName } from './shown-name.ts';
import { text } from '../../shared/text/text.ts';

/** What the menu calls a role. */
export type RoleNaming = RoleDescription;

const longestName = 60;

/**
 * `payments-prod, ReadOnlyAccess (Production)`: what a role is called outside the window; not escaped for menus. The last
 * digits of the id stand beside a name that other accounts have too, and the organisation where one of them is in another.
 *
 * @param listed the organisation's name, where roles of several stand beside each other; null: it is not said for that.
 * @param via the name of the role it is reached through; null: it is a permission set.
 */
export function roleLabel(role: Role, naming: RoleNaming, listed: string | null, via: string | null): string {
  const name = naming.accountName ?? text('account.unnamed', { id: groupedId(role.accountId) });
  const shown = shownName(name, longestName);
  const account = naming.digits === null ? shown : text('account.digits', { account: shown, digits: naming.digits });
  const values = {
    account,
    role: via === null ? role.roleName : text('chained.role-via', { role: role.roleName, via }),
  };
  const organisation = listed ?? naming.organisation;
  const ofWhich = { ...values, organisation: organisation === null ? '' : shownName(organisation, longestName) };
  if (naming.environment !== 'production') return text(organisation === null ? 'role.label' : 'role.label-of', ofWhich);
  const shownValues = { ...ofWhich, environment: naming.environmentWord ?? text('environment.production') };
  return text(organisation === null ? 'role.label-production' : 'role.label-of-production', shownValues);
}

/** The name of a role's organisation, to be said where roles of several are listed or could be meant. */
export function organisationName(role: Role, { organisations }: Pick<AppSnapshot, 'organisations'>): string | null {
  return organisations.find(({ id }) => id === role.organisationId)?.name ?? null;
}

/** The name of the role that a chained one is reached through; null: it is a permission set. */
export function viaName(role: Role, { chainedRoles }: Pick<AppSnapshot, 'chainedRoles'>): string | null {
  return chainedRoles.find((chained) => sameRole(chained.role, role))?.via.roleName ?? null;
}

/** Whether roles are of more than one organisation. */
export function areMixed(roles: readonly Role[]): boolean {
  return new Set(roles.map(({ organisationId }) => organisationId)).size > 1;
}
