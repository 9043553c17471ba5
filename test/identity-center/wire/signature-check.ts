import type { RoleCredentials } from '../state/role-credentials.ts';
import type { Simulator } from '../simulator.ts';
import { canonicalRequest, sha256Hex, signature, stringToSign } from './canonical-request.ts';
import type { CredentialScope } from './canonical-request.ts';
import { headerOf } from './message.ts';
import type { WireRequest } from './message.ts';
import { sameText } from './same-text.ts';
import { stsError } from './sts-error.ts';

interface Authorization extends CredentialScope {
  accessKeyId: string;
  signedHeaders: readonly string[];
  signature: string;
}

/** A request is good for a quarter of an hour around the server's clock. */
const SKEW_MS = 15 * 60_000;
const DOES_NOT_MATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Verifies AWS Signature Version 4 in the Authorization header; answers whose credentials signed, else throws STS's error. */
export function verifySignature(request: WireRequest, simulator: Simulator, service: string): RoleCredentials {
  const authorization = parseAuthorization(request);
  const amzDate = checkDate(request, simulator, authorization.day);
  checkScope(request, authorization, service);
  const credentials = simulator.roleCredentials.find(authorization.accessKeyId);
  const token = headerOf(request, 'x-amz-security-token');
  if (credentials === undefined || token === undefined || !sameText(credentials.sessionToken, token)) {
    throw stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  const text = stringToSign(canonicalOf(request, authorization), amzDate, authorization);
  if (!sameText(signature(credentials.secretAccessKey, authorization, text), authorization.signature)) {
    throw stsError(403, 'SignatureDoesNotMatch', DOES_NOT_MATCH);
  }
  if (credentials.expiresAtMs <= simulator.clock.now()) {
    throw stsError(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  return credentials;
}

function parseAuthorization(request: WireRequest): Authorization {
  const header = headerOf(request, 'authorization');
  if (header === undefined)
    throw stsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  const match =
    /^AWS4-HMAC-SHA256 +Credential=(\w+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, *SignedHeaders=([\w;-]+), *Signature=([0-9a-f]{64})$/u.exec(
      header,
    );
  if (match === null) {
    throw stsError(400, 'IncompleteSignature', 'Authorization header does not conform to AWS Signature Version 4.');
  }
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signed = ''] = match;
  return { accessKeyId, day, region, service, signedHeaders: names.split(';'), signature: signed };
}

function checkDate(request: WireRequest, simulator: Simulator, day: string): string {
  const amzDate = headerOf(request, 'x-amz-date') ?? '';
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(amzDate);
  if (match === null) throw stsError(400, 'IncompleteSignature', 'X-Amz-Date must be in the form YYYYMMDDTHHMMSSZ.');
  const [, year, month, date, hours, minutes, seconds] = match.map(Number);
  const signedAt = Date.UTC(year ?? 0, (month ?? 1) - 1, date, hours, minutes, seconds);
  const now = simulator.clock.now();
  if (signedAt < now - SKEW_MS)
    throw stsError(
      403,
      'SignatureDoesNotMatch',
      `Signature expired: ${amzDate} is now earlier than ${basic(now - SKEW_MS)}.`,
    );
  if (signedAt > now + SKEW_MS)
    throw stsError(
      403,
      'SignatureDoesNotMatch',
      `Signature not yet current: ${amzDate} is still later than ${basic(now + SKEW_MS)}.`,
    );
  if (!amzDate.startsWith(day))
    throw stsError(
      403,
      'SignatureDoesNotMatch',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.',
    );
  return amzDate;
}

function checkScope(request: WireRequest, authorization: Authorization, service: string): void {
  if (authorization.service !== service) {
    throw stsError(403, 'SignatureDoesNotMatch', `Credential should be scoped to correct service: '${service}'.`);
  }
  if (authorization.region !== request.region) {
    throw stsError(
      403,
      'SignatureDoesNotMatch',
      `Credential should be scoped to a valid region, not '${authorization.region}'.`,
    );
  }
  const mustBeSigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = mustBeSigned.filter((name) => !authorization.signedHeaders.includes(name));
  if (unsigned.length > 0) {
    throw stsError(403, 'SignatureDoesNotMatch', `These headers were not signed: ${unsigned.join(', ')}.`);
  }
}

function canonicalOf(request: WireRequest, authorization: Authorization): string {
  const headers = new Map(authorization.signedHeaders.map((name) => [name, headerOf(request, name) ?? '']));
  const { method, wirePath: path, rawQuery } = request;
  return canonicalRequest({ method, path, rawQuery, headers, payloadHash: sha256Hex(request.body) });
}

function basic(instantMs: number): string {
  return new Date(instantMs).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}
