import { issueCredentials } from '../assignments/grant.ts';
import { trustsRole } from '../assignments/iam-roles.ts';
import type { IamRole } from '../assignments/iam-roles.ts';
import { record } from '../audit/events.ts';
import { escapeMarkup } from '../escape.ts';
import type { Simulator } from '../simulator.ts';
import type { RoleCredentials } from '../state/role-credentials.ts';
import type { WireReply, WireRequest } from './message.ts';
import { partitionOf } from './partition.ts';
import { STS_NAMESPACE, stsError } from './sts-error.ts';

interface Asked {
  roleArn: string;
  sessionName: string;
  seconds: number;
  externalId: string | undefined;
  sourceIdentity: string | undefined;
}

/** Whoever signs here has role credentials already, so every call chains and lasts an hour at most (IAM user guide, "Role chaining"). */
const CHAINED_LIMIT_SECONDS = 3600;

/** `AssumeRole`: credentials of another role for a role that its trust policy names. Both accounts' own policies are not modelled. */
export function assumeRole(
  request: WireRequest,
  simulator: Simulator,
  caller: RoleCredentials,
  form: URLSearchParams,
): WireReply {
  const asked = readAsked(form);
  const { roles } = simulator.organisation;
  const role = roles.byArn(asked.roleArn);
  const partition = partitionOf(request.region).name;
  const session = { caller: caller.role.iamRole, partition, externalId: asked.externalId };
  const who = sessionArn(partition, caller.role.iamRole, caller.sessionName);
  // A role that does not exist is refused in the same words, so that nobody can find roles by asking.
  if (role === undefined || !trustsRole(role, 'sts:AssumeRole', session)) throw denied(who, 'sts:AssumeRole', asked);
  // It stays with what is assumed from there, and each role of the way has to take it (IAM user guide, "Monitor and
  // control actions taken with assumed roles").
  const sourceIdentity = caller.sourceIdentity ?? asked.sourceIdentity;
  const changes = asked.sourceIdentity !== undefined && asked.sourceIdentity !== sourceIdentity;
  if (changes || (sourceIdentity !== undefined && !trustsRole(role, 'sts:SetSourceIdentity', session)))
    throw denied(who, 'sts:SetSourceIdentity', asked);
  if (asked.seconds > CHAINED_LIMIT_SECONDS)
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining');
  const credentials = issueCredentials(simulator, {
    role: {
      accountId: role.accountId,
      accountName: simulator.organisation.account(role.accountId)?.name,
      iamRole: role,
      name: role.name,
    },
    sessionName: asked.sessionName,
    seconds: asked.seconds,
    chained: true,
    sourceIdentity,
  });
  recordAssumeRole(request, simulator, caller, { role, asked });
  return reply(credentials, sessionArn(partition, role, asked.sessionName), sourceIdentity);
}

export function sessionArn(partition: string, role: IamRole, sessionName: string): string {
  return `arn:${partition}:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`;
}

function readAsked(form: URLSearchParams): Asked {
  const [roleArn, sessionName] = [form.get('RoleArn') ?? '', form.get('RoleSessionName') ?? ''];
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/u.test(roleArn)) throw invalid(`${roleArn || 'RoleArn'} is invalid`);
  constrain('roleSessionName', sessionName, { pattern: '[\\w+=,.@-]*', least: 2, most: 64 });
  const externalId = form.get('ExternalId') ?? undefined;
  if (externalId !== undefined)
    constrain('externalId', externalId, { pattern: '[\\w+=,.@:\\/-]*', least: 2, most: 1224 });
  const sourceIdentity = form.get('SourceIdentity') ?? undefined;
  if (sourceIdentity !== undefined)
    constrain('sourceIdentity', sourceIdentity, { pattern: '[\\w+=,.@-]*', least: 2, most: 64 });
  const seconds = Number(form.get('DurationSeconds') ?? '3600');
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw invalid("1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: 900 to 43200");
  return { roleArn, sessionName, seconds, externalId, sourceIdentity };
}

interface Constraint {
  pattern: string;
  least: number;
  most: number;
}

/** In the words of AWS's validation, of the first constraint that does not hold. */
function constrain(name: string, value: string, { pattern, least, most }: Constraint): void {
  const broken =
    value.length < least
      ? `Member must have length greater than or equal to ${String(least)}`
      : value.length > most
        ? `Member must have length less than or equal to ${String(most)}`
        : new RegExp(`^${pattern}$`, 'u').test(value)
          ? undefined
          : `Member must satisfy regular expression pattern: ${pattern}`;
  if (broken === undefined) return;
  throw invalid(`1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${broken}`);
}

function denied(who: string, action: string, { roleArn }: Asked): Error {
  return stsError(403, 'AccessDenied', `User: ${who} is not authorized to perform: ${action} on resource: ${roleArn}`);
}

function reply(credentials: RoleCredentials, arn: string, sourceIdentity: string | undefined): WireReply {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs, role, sessionName } = credentials;
  const expiration = `${new Date(expiresAtMs).toISOString().slice(0, 19)}Z`;
  const body =
    `<AssumeRoleResponse xmlns="${STS_NAMESPACE}"><AssumeRoleResult><AssumedRoleUser><Arn>${escapeMarkup(arn)}</Arn>` +
    `<AssumedRoleId>${role.iamRole.roleId}:${escapeMarkup(sessionName)}</AssumedRoleId></AssumedRoleUser><Credentials>` +
    `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${escapeMarkup(secretAccessKey)}</SecretAccessKey>` +
    `<SessionToken>${escapeMarkup(sessionToken)}</SessionToken><Expiration>${expiration}</Expiration></Credentials>` +
    (sourceIdentity === undefined ? '' : `<SourceIdentity>${escapeMarkup(sourceIdentity)}</SourceIdentity>`) +
    '</AssumeRoleResult><ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></AssumeRoleResponse>';
  return { status: 200, headers: { 'Content-Type': 'text/xml' }, body };
}

function recordAssumeRole(
  request: WireRequest,
  simulator: Simulator,
  caller: RoleCredentials,
  { role, asked }: { role: IamRole; asked: Asked },
): void {
  const { iamRole } = caller.role;
  record(request, simulator, {
    userIdentity: {
      type: 'AssumedRole',
      principalId: `${iamRole.roleId}:${caller.sessionName}`,
      arn: sessionArn(partitionOf(request.region).name, iamRole, caller.sessionName),
      accountId: iamRole.accountId,
      accessKeyId: caller.accessKeyId,
    },
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventType: 'AwsApiCall',
    readOnly: true,
    recipientAccountId: role.accountId,
    requestParameters: { roleArn: role.arn, roleSessionName: asked.sessionName, durationSeconds: asked.seconds },
  });
}

function invalid(message: string): Error {
  return stsError(400, 'ValidationError', message);
}
