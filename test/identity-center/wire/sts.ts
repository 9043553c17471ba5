import { escapeMarkup } from '../escape.ts';
import type { Simulator } from '../simulator.ts';
import type { RoleCredentials } from '../state/role-credentials.ts';
import type { WireReply, WireRequest } from './message.ts';
import { partitionOf } from './partition.ts';
import { verifySignature } from './signature-check.ts';
import { assumeRole, sessionArn } from './sts-assume-role.ts';
import { STS_NAMESPACE, stsError } from './sts-error.ts';

const VERSION = '2011-06-15';

/** `POST /` with a form, or `GET /` with a query: AWS STS's query protocol. */
export function sts(request: WireRequest, simulator: Simulator): WireReply {
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  refuseRegion(request, simulator);
  const credentials = verifySignature(request, simulator, 'sts');
  const action = form.get('Action');
  if (form.get('Version') === VERSION) {
    if (action === 'GetCallerIdentity') return callerIdentity(request, credentials);
    if (action === 'AssumeRole') return assumeRole(request, simulator, credentials, form);
  }
  throw stsError(
    400,
    'InvalidAction',
    `Could not find operation ${action ?? '(none)'} for version ${form.get('Version') ?? 'NO_VERSION_SPECIFIED'}`,
  );
}

/**
 * A region that is not switched on for an account does not know its credentials; where STS alone is switched off it says so
 * (IAM user guide, "Manage AWS STS in an AWS Region").
 */
function refuseRegion({ region }: WireRequest, { switches }: Simulator): void {
  if (switches.stsUnknownIn.includes(region))
    throw stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  if (switches.stsDisabledIn.includes(region))
    throw stsError(403, 'RegionDisabledException', 'STS is not activated in this region for account.');
}

function callerIdentity(request: WireRequest, credentials: RoleCredentials): WireReply {
  const { role, sessionName } = credentials;
  const arn = sessionArn(partitionOf(request.region).name, role.iamRole, sessionName);
  const body =
    `<GetCallerIdentityResponse xmlns="${STS_NAMESPACE}"><GetCallerIdentityResult><Arn>${escapeMarkup(arn)}</Arn>` +
    `<UserId>${escapeMarkup(`${role.iamRole.roleId}:${sessionName}`)}</UserId><Account>${role.accountId}</Account></GetCallerIdentityResult>` +
    '<ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>';
  return { status: 200, headers: { 'Content-Type': 'text/xml' }, body };
}
