import type { AssignedRole } from '../organisation/organisation.ts';
import type { Simulator } from '../simulator.ts';
import type { Session } from '../state/sessions.ts';
import type { WireRequest } from '../wire/message.ts';
import { signedIn, someoneSigningIn } from './identities.ts';
import { HIDDEN } from './trail.ts';
import type { TrailEntry, UserIdentity } from './trail.ts';

/** The credential types of sign-in events that this simulator asks for. */
export type CredentialType = 'PASSWORD' | 'EXTERNAL_IDP';

/** Writes one event. */
export function record(request: WireRequest, simulator: Simulator, entry: TrailEntry): void {
  simulator.trail.record(request, { nowMs: simulator.clock.now(), eventID: simulator.maker.uuid('event') }, entry);
}

interface SignInStep {
  userName: string;
  workflowId: string;
  credentialType: CredentialType;
}

/**
 * The three events of a sign-in. Challenge and verification exist for the service's own directory only: with an external
 * identity provider those happen at the provider, and CloudTrail sees UserAuthentication alone.
 */
export function recordSignIn(
  request: WireRequest,
  simulator: Simulator,
  eventName: 'CredentialChallenge' | 'CredentialVerification' | 'UserAuthentication',
  step: SignInStep & { outcome: 'Success' | 'Failure' },
): void {
  const { workflowId, credentialType } = step;
  const loginTo = eventName === 'UserAuthentication' ? { LoginTo: simulator.startUrl } : {};
  record(request, simulator, {
    userIdentity: someoneSigningIn(simulator, step.userName),
    eventSource: 'signin.amazonaws.com',
    eventName,
    eventType: 'AwsServiceEvent',
    additionalEventData: { AuthWorkflowID: workflowId, ...loginTo, CredentialType: credentialType },
    serviceEventDetails: { [eventName]: step.outcome },
  });
}

/** `Authenticate`, `Logout` of the access portal. */
export function recordPortal(
  request: WireRequest,
  simulator: Simulator,
  eventName: 'Authenticate' | 'Logout',
  session: Session,
): void {
  const userIdentity = signedIn(simulator, session);
  record(request, simulator, {
    userIdentity,
    eventSource: 'sso.amazonaws.com',
    eventName,
    eventType: 'AwsServiceEvent',
  });
}

/** A grant of role credentials: `GetRoleCredentials` for a program, `Federate` for a console; and the account's own event. */
export function recordGrant(
  request: WireRequest,
  simulator: Simulator,
  eventName: 'GetRoleCredentials' | 'Federate',
  grant: { session: Session; role: AssignedRole },
): void {
  const { session, role } = grant;
  const userIdentity = signedIn(simulator, session);
  const details = { role_name: role.permissionSet.name, account_id: role.accountId };
  record(request, simulator, {
    userIdentity,
    eventSource: 'sso.amazonaws.com',
    eventName,
    ...(eventName === 'Federate'
      ? { eventType: 'AwsServiceEvent', serviceEventDetails: details }
      : { eventType: 'AwsApiCall', readOnly: true, serviceEventDetails: details }),
  });
  recordAssumeRoleWithSaml(request, simulator, grant);
}

/** In the member account the grant is an AssumeRoleWithSAML (IAM user guide, "Logging IAM and STS calls"). */
function recordAssumeRoleWithSaml(
  request: WireRequest,
  simulator: Simulator,
  { session, role }: { session: Session; role: AssignedRole },
): void {
  const { accountId, iamRole } = role;
  const principalArn = simulator.organisation.roles.samlProviderArn(accountId);
  const assertionId = simulator.maker.uuid('assertion');
  const identity: UserIdentity = {
    type: 'SAMLUser',
    principalId: `${iamRole.roleId}:${session.userName}`,
    userName: session.userName,
    identityProvider: principalArn,
  };
  record(request, simulator, {
    userIdentity: identity,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoleWithSAML',
    eventType: 'AwsApiCall',
    readOnly: true,
    recipientAccountId: accountId,
    requestParameters: {
      sAMLAssertionID: assertionId,
      roleSessionName: session.userName,
      durationSeconds: role.permissionSet.durationSeconds,
      roleArn: iamRole.arn,
      principalArn,
    },
  });
}

/** `CreateToken` of the OIDC service, secrets hidden as CloudTrail hides them. */
export function recordCreateToken(
  request: WireRequest,
  simulator: Simulator,
  issued: { session: Session; clientId: string; grantType: string; expiresIn: number },
): void {
  const { session, clientId, grantType, expiresIn } = issued;
  record(request, simulator, {
    userIdentity: signedIn(simulator, session),
    eventSource: 'sso-oauth.amazonaws.com',
    eventName: 'CreateToken',
    eventType: 'AwsApiCall',
    requestParameters: { clientId, clientSecret: HIDDEN, grantType },
    responseElements: { accessToken: HIDDEN, tokenType: 'Bearer', expiresIn, refreshToken: HIDDEN, idToken: HIDDEN },
  });
}
