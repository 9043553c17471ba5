import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { LinkWay } from '../../contract/links.ts';
import type { HandOut } from '../../contract/policy.ts';
import type { ManagedPolicy, Refused } from '../policy/managed-policy.ts';
import type { Program, Source } from './latchkey.ts';

/** Whether a request may go ahead. */
export type Permission = { readonly permitted: true } | { readonly permitted: false; readonly failure: Failure };

/** By which way a program reads credentials. */
export type ReadWay = Extract<HandOut, 'profiles' | 'commands' | 'terminals' | 'endpoint' | 'ssh'>;

/** What is requested: an intent, what only programs ask for and no window can send, or a change of a profile. */
export type RoleRequest =
  | Intent
  | { readonly kind: 'read-credentials'; readonly role: Role; readonly by: ReadWay }
  /** An address of this computer for lines that are printed. */
  | { readonly kind: 'open-endpoint'; readonly role: Role; readonly by: 'endpoint' | 'ssh' }
  | { readonly kind: 'link-profile'; readonly role: Role; readonly profile: string; readonly way: LinkWay }
  | { readonly kind: 'unlink-profile'; readonly role: Role; readonly profile: string };

/**
 * The one step every request passes before anything is done, whoever asked: the place of the production guard and of
 * managed policy.
 */
export type Policy = (request: RoleRequest, source: Source) => Permission;

const handOutOfWay: Readonly<Record<LinkWay, HandOut>> = {
  process: 'profiles',
  sso: 'sharedSignIn',
  keys: 'credentialsFile',
};

/**
 * What the policy of this computer closes is refused to everybody; then a program asks for its role.
 *
 * @param reading whether a program may read the credentials of a role.
 */
export function policyOf(
  managed: Pick<ManagedPolicy, 'isClosed' | 'isFormatClosed' | 'refusal'>,
  reading: (role: Role, source: Program) => Permission,
): Policy {
  return (request, source) => {
    const closed = closedFor(managed, request);
    if (closed !== null) return { permitted: false, failure: managed.refusal(closed) };
    return request.kind === 'read-credentials' && typeof source === 'object'
      ? reading(request.role, source)
      : { permitted: true };
  };
}

/** What of a request the policy does not allow; null: nothing. */
function closedFor(managed: Pick<ManagedPolicy, 'isClosed' | 'isFormatClosed'>, request: RoleRequest): Refused | null {
  if (request.kind === 'copy-credentials') return managed.isFormatClosed(request.format) ? 'copy' : null;
  return waysOf(request).find((way) => managed.isClosed(way)) ?? null;
}

/** All that a request needs to be open: a terminal, and lines for another computer, ask the endpoint. */
function waysOf(request: RoleRequest): readonly HandOut[] {
  switch (request.kind) {
    case 'copy-console-link':
      return ['consoleLinks'];
    case 'open-terminal':
      return ['terminals', 'endpoint'];
    case 'link-profile':
      return [handOutOfWay[request.way]];
    case 'open-endpoint':
      return request.by === 'ssh' ? ['commands', 'ssh', 'endpoint'] : ['commands', 'endpoint'];
    case 'read-credentials':
      return request.by === 'terminals' || request.by === 'ssh' ? [request.by, 'endpoint'] : [request.by];
    default:
      return [];
  }
}
