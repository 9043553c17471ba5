import { escapeMarkup } from '../escape.ts';
import type { Simulator } from '../simulator.ts';
import type { WireReply, WireRequest } from './message.ts';
import { partitionOf } from './partition.ts';
import { verifySignature } from './signature-check.ts';
import { STS_NAMESPACE, stsError } from './sts-error.ts';

const VERSION = '2011-06-15';

/** `POST /` with a form, or `GET /` with a query: AWS STS's query protocol. */
export function sts(request: WireRequest, simulator: Simulator): WireReply {
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  const credentials = verifySignature(request, simulator, 'sts');
  const action = form.get('Action');
  if (action !== 'GetCallerIdentity' || form.get('Version') !== VERSION) {
    throw stsError(
      400,
      'InvalidAction',
      `Could not find operation ${action ?? '(none)'} for version ${form.get('Version') ?? 'NO_VERSION_SPECIFIED'}`,
    );
  }
  const { role, sessionName } = credentials;
  const partition = partitionOf(request.region).name;
  const arn = `arn:${partition}:sts::${role.accountId}:assumed-role/${role.iamRole.name}/${sessionName}`;
  const body =
    `<GetCallerIdentityResponse xmlns="${STS_NAMESPACE}"><GetCallerIdentityResult><Arn>${escapeMarkup(arn)}</Arn>` +
    `<UserId>${escapeMarkup(`${role.iamRole.roleId}:${sessionName}`)}</UserId><Account>${role.accountId}</Account></GetCallerIdentityResult>` +
    '<ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>';
  return { status: 200, headers: { 'Content-Type': 'text/xml' }, body };
}
