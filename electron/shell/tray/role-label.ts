import type { EnvironmentName } from '../../contract/catalogue.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { shownName } from '../text/shown-name.ts';
import type { Text } from '../text/text.ts';

/** What the menu calls a role. */
export interface RoleNaming {
  readonly accountName: string | null;
  readonly environment: EnvironmentName;
}

const longestName = 60;

/**
 * `payments-prod, ReadOnlyAccess (Production)`: what a role is called outside the window; not escaped for menus. The
 * organisation follows where the role could be of another one: null says that it need not.
 */
export function roleLabel(role: Role, naming: RoleNaming, organisation: string | null, text: Text): string {
  const account = naming.accountName ?? text('account-unnamed', { id: groupedId(role.accountId) });
  const values = { account: shownName(account, longestName), role: role.roleName };
  const isProduction = naming.environment === 'production';
  if (organisation === null) return text(isProduction ? 'role-label-production' : 'role-label', values);
  const ofWhich = { ...values, organisation: shownName(organisation, longestName) };
  return text(isProduction ? 'role-label-of-production' : 'role-label-of', ofWhich);
}

/** The name of a role's organisation, to be said where roles of several are listed or could be meant. */
export function organisationName(role: Role, { organisations }: Pick<AppSnapshot, 'organisations'>): string | null {
  return organisations.find(({ id }) => id === role.organisationId)?.name ?? null;
}

/** Whether roles are of more than one organisation. */
export function areMixed(roles: readonly Role[]): boolean {
  return new Set(roles.map(({ organisationId }) => organisationId)).size > 1;
}

function groupedId(accountId: string): string {
  return accountId.replace(/(?<=^(?:\d{4})+)(?=\d)/gu, ' ');
}
