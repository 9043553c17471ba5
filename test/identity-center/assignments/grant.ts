import type { AssignedRole } from '../organisation/organisation.ts';
import type { Simulator } from '../simulator.ts';
import type { GrantedRole, RoleCredentials } from '../state/role-credentials.ts';
import type { Session } from '../state/sessions.ts';
import { trustsProvider } from './iam-roles.ts';

/** The role of one of the person's assignments, if they hold it now and the account's role still trusts the SAML provider. */
export function grantableRole(
  simulator: Simulator,
  session: Session,
  asked: { accountId: string; roleName: string },
): AssignedRole | undefined {
  const { organisation } = simulator;
  const role = organisation.assignedRole(session.userId, asked.accountId, asked.roleName);
  if (role === undefined) return undefined;
  // What IAM Identity Center does behind GetRoleCredentials: an AssumeRoleWithSAML in the account.
  return trustsProvider(role.iamRole, organisation.roles.samlProviderArn(role.accountId)) ? role : undefined;
}

/** Credentials of a permission set, for as long as it says, whatever is left of the sign-in. */
export function grantAssignedRole(simulator: Simulator, session: Session, role: AssignedRole): RoleCredentials {
  const { accountId, accountName, iamRole, permissionSet } = role;
  const granted = { accountId, accountName, iamRole, name: permissionSet.name };
  return issueCredentials(simulator, {
    role: granted,
    sessionName: session.userName,
    seconds: permissionSet.durationSeconds,
    chained: false,
  });
}

interface Grant {
  role: GrantedRole;
  sessionName: string;
  seconds: number;
  chained: boolean;
  sourceIdentity?: string | undefined;
}

/** Makes and remembers credentials that end on a whole second. */
export function issueCredentials(simulator: Simulator, grant: Grant): RoleCredentials {
  const { maker, clock } = simulator;
  const credentials: RoleCredentials = {
    accessKeyId: maker.accessKeyId(),
    secretAccessKey: maker.secretAccessKey(),
    sessionToken: maker.sessionToken(),
    role: grant.role,
    sessionName: grant.sessionName,
    chained: grant.chained,
    sourceIdentity: grant.sourceIdentity,
    expiresAtMs: (clock.nowSeconds() + grant.seconds) * 1000,
  };
  simulator.roleCredentials.add(credentials);
  return credentials;
}
