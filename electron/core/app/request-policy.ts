import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Program, Source } from './latchkey.ts';

/** Whether a request may go ahead. */
export type Permission = { readonly permitted: true } | { readonly permitted: false; readonly failure: Failure };

/** What is requested: an intent, what only programs ask for and no window can send, or a change of a profile. */
export type RoleRequest =
  | Intent
  | { readonly kind: 'read-credentials'; readonly role: Role }
  | { readonly kind: 'link-profile' | 'unlink-profile'; readonly role: Role; readonly profile: string };

/**
 * The one step every request passes before anything is done, whoever asked: the place of the production guard and of
 * managed policy.
 */
export type Policy = (request: RoleRequest, source: Source) => Permission;

/** @param reading whether a program may read the credentials of a role; nothing else is refused. */
export function policyOf(reading: (role: Role, source: Program) => Permission): Policy {
  return (request, source) =>
    request.kind === 'read-credentials' && typeof source === 'object'
      ? reading(request.role, source)
      : { permitted: true };
}
