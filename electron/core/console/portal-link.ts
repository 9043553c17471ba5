import type { Role } from '../../contract/identifiers.ts';

/** An issuer names the portal to programs and shows no page (docs/aws.md#links-through-the-access-portal). */
const issuer = /^https:\/\/identitycenter\./u;

/** Whether a portal's address is that of its page, which a link can lead through. */
export function hasPortalPage(portal: string): boolean {
  return !issuer.test(portal);
}

/**
 * The access portal's own link to a page of the console (docs/aws.md#links-through-the-access-portal). It holds no secret: whoever
 * opens it needs a sign-in to the portal, and the permission set.
 *
 * @param portal the portal's address in its normal form, without a final slash.
 */
export function portalLink(portal: string, { accountId, roleName }: Role, destination: string): string {
  const query = [
    ['account_id', accountId],
    ['role_name', roleName],
    ['destination', destination],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `${portal}/#/console?${query.join('&')}`;
}
