import type { Simulator } from '../simulator.ts';
import type { Session } from '../state/sessions.ts';
import { partitionOf } from '../wire/partition.ts';
import { MANAGEMENT_ACCOUNT } from './trail.ts';
import type { UserIdentity } from './trail.ts';

/** Somebody at the sign-in pages, known or not (IAM Identity Center user guide, "Understanding sign-in events"). */
export function someoneSigningIn(simulator: Simulator, userName: string): UserIdentity {
  const user = simulator.organisation.store.userByName(userName);
  return {
    type: 'Unknown',
    principalId: MANAGEMENT_ACCOUNT,
    arn: '',
    accountId: MANAGEMENT_ACCOUNT,
    accessKeyId: '',
    userName,
    ...(user === undefined ? {} : { onBehalfOf: onBehalfOf(simulator, user.id) }),
  };
}

/** A person with a session (same guide, "Identifying the user in user-initiated CloudTrail events"). */
export function signedIn(simulator: Simulator, session: Session): UserIdentity {
  return {
    type: 'IdentityCenterUser',
    accountId: MANAGEMENT_ACCOUNT,
    onBehalfOf: onBehalfOf(simulator, session.userId),
    credentialId: session.id,
  };
}

function onBehalfOf(simulator: Simulator, userId: string): { userId: string; identityStoreArn: string } {
  const partition = partitionOf(simulator.region).name;
  const { id } = simulator.organisation.store;
  return { userId, identityStoreArn: `arn:${partition}:identitystore::${MANAGEMENT_ACCOUNT}:identitystore/${id}` };
}
