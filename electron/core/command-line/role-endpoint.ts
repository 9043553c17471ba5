import type { FailureCode } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import { roleRegion } from '../console/open-console.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { Secret } from '../secret.ts';
import type { Context } from './command.ts';

/** An address of this computer that answers with the credentials of one role. */
export interface RoleEndpoint {
  readonly address: string;
  /** The absolute path of the token's file. */
  readonly tokenFile: string;
  readonly token: Secret;
  readonly region: string;
}

/**
 * Opens an address for a role, or finds the one there is; Activity tells of it as of a copy. Rejects with a `FailureError`.
 *
 * @param purpose what it is for: each has a token of its own, which is revoked by itself.
 */
export async function openEndpoint({ features }: Context, role: Role, purpose: 'shell' | 'ssh'): Promise<RoleEndpoint> {
  const { chainedRoles, endpoint, files, identities, organisations, policy } = features;
  const permission = policy({ kind: 'open-endpoint', role, by: purpose === 'ssh' ? 'ssh' : 'endpoint' }, 'command');
  if (!permission.permitted) {
    note(features, role, permission.failure.code);
    throw new FailureError(permission.failure);
  }
  // AWS lists permission sets only.
  const isListed = chainedRoles.find(role) === null;
  if (isListed && organisations.get(role.organisationId).catalogue.isRemoved(role)) {
    throw new FailureError(failure('access-denied', identities.names(role)));
  }
  const opened = await endpoint.open(role, purpose);
  if (!opened.ok) throw new FailureError(opened.failure);
  const { address, tokenPath } = opened.value;
  const token = await files.read(tokenPath).catch(() => null);
  if (token === null) throw new FailureError(failure('storage-failed'));
  note(features, role, 'done');
  return {
    address,
    tokenFile: files.location(tokenPath),
    token: new Secret(token),
    region: roleRegion(features, role),
  };
}

/** Not waited for: nobody at a prompt should wait for a slow disk. */
function note({ identities, report, time }: Context['features'], role: Role, outcome: 'done' | FailureCode): void {
  void report.activity.record({
    at: time.now(),
    kind: 'copy-credentials',
    role,
    account: identities.account(role),
    detail: 'renewing-shell',
    source: 'command',
    outcome,
  });
}
