import * as v from 'valibot';
import type { ScimError } from '../scim/scim-error.ts';
import type { Simulator } from '../simulator.ts';
import { parseJson } from '../wire/body.ts';
import type { WireRequest } from '../wire/message.ts';
import { record } from './events.ts';
import { HIDDEN, MANAGEMENT_ACCOUNT } from './trail.ts';

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  401: 'UnauthorizedException',
  404: 'ResourceNotFoundException',
  409: 'ConflictException',
};

/** A call of the identity provider, with what could identify a person hidden ("Logging SCIM API calls with CloudTrail"). */
export function recordScim(request: WireRequest, simulator: Simulator, eventName: string, error?: ScimError): void {
  const body = v.safeParse(v.record(v.string(), v.unknown()), parseJson(request.body.toString('utf8')));
  const httpBody = body.success ? hide(body.output) : null;
  record(request, simulator, {
    userIdentity: { type: 'WebIdentityUser', accountId: MANAGEMENT_ACCOUNT, accessKeyId: simulator.scim.tokenId },
    eventSource: 'identitystore-scim.amazonaws.com',
    eventName,
    eventType: 'AwsApiCall',
    readOnly: request.method === 'GET',
    requestParameters: { httpBody, tenantId: simulator.scim.tenantId },
    ...(error === undefined
      ? {}
      : { errorCode: EXCEPTIONS[error.status] ?? 'ValidationException', errorMessage: error.message }),
  });
}

function hide(body: Record<string, unknown>): Record<string, unknown> {
  const open = ['active', 'schemas'];
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, open.includes(name) ? value : HIDDEN]));
}
