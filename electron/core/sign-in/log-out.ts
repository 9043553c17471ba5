import type { IdentityCenter } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { isUnauthorized } from '../service-error.ts';
import type { StoredSignIn } from '../secrets/secret-document.ts';

/**
 * Ends a sign-in at AWS, by its own access token. Without one, or with one that AWS refuses, there is nothing to end.
 * Rejects with a `ServiceError`.
 */
export async function logOut(
  parts: { readonly identityCenter: () => Promise<IdentityCenter> },
  organisation: OrganisationRecord,
  signIn: StoredSignIn | null,
): Promise<void> {
  if (signIn !== null) {
    const identityCenter = await parts.identityCenter();
    await identityCenter
      .logout(organisation, signIn.accessToken, new AbortController().signal)
      .catch((error: unknown) => {
        if (!isUnauthorized(error)) throw error;
      });
  }
}
