declare const brand: unique symbol;

/** Twelve digits, leading zeros kept: an account id is a name made of digits, never a number. */
export type AccountId = string & { readonly [brand]: 'AccountId' };

/** One account with one permission set in one organisation: the unit of every action. */
export interface Role {
  organisationId: string;
  accountId: AccountId;
  roleName: string;
}

/** A stable text form of a role for maps and lists. The parts cannot hold a slash, so it is unambiguous. */
export function roleKey({ organisationId, accountId, roleName }: Readonly<Role>): string {
  return `${organisationId}/${accountId}/${roleName}`;
}

/** Whether two values name the same role. */
export function sameRole(one: Readonly<Role>, other: Readonly<Role>): boolean {
  return roleKey(one) === roleKey(other);
}

/** Whether two are of the same account of an organisation. */
export function sameAccount(
  one: Pick<Role, 'organisationId' | 'accountId'>,
  other: Pick<Role, 'organisationId' | 'accountId'>,
): boolean {
  return one.organisationId === other.organisationId && one.accountId === other.accountId;
}
