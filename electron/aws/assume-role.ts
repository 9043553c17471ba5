import type { Http } from '../core/ports/http.ts';
import type { AssumeRoleRequest, RoleCredentials } from '../core/ports/identity-center.ts';
import { Secret } from '../core/secret.ts';
import { instant, type Instant } from '../core/time/instant.ts';
import { lastInstant } from '../shared/model/instant.ts';
import { callSts, stsRefusal, type StsCall } from './sts-call.ts';

/** A session token has no limit that AWS names; an answer of more than this (characters) is none of its. */
const longestAnswer = 256 * 1024;

/** Letters, digits and `_`, at most 128 (`Credentials` of the STS API reference). */
const keyIdPattern = /^\w{1,128}$/u;
/** What a header can hold, without what XML writes in another way; AWS's own are Base64. */
const secretPattern = /^[\u0021-\u0025\u0027-\u003b\u003d\u003f-\u007e]+$/u;
/** `2026-11-27T12:00:00Z`, also with a fraction or an offset (ISO 8601). */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/u;
/** A character by its number, as any XML may write it, and `&amp;`; the others stand in no key. */
const reference = /&(?:#(?<decimal>\d{1,3})|#x(?<hexadecimal>[\da-fA-F]{1,2})|amp);/gu;

/** AssumeRole of STS (docs/aws.md#role-chaining). Rejects with a `ServiceError`. */
export async function assumeRole(http: Http, call: StsCall, request: AssumeRoleRequest): Promise<RoleCredentials> {
  const { roleArn, sessionName, externalId, sourceIdentity, durationSeconds } = request;
  const response = await callSts(http, call, {
    Action: 'AssumeRole',
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: String(durationSeconds),
    ...(externalId === null ? {} : { ExternalId: externalId }),
    ...(sourceIdentity === null ? {} : { SourceIdentity: sourceIdentity }),
  });
  const credentials = response.status === 200 ? credentialsIn(response.body) : null;
  if (credentials === null) throw stsRefusal(response);
  return credentials;
}

/** Null: it is not what was promised. */
function credentialsIn(body: string): RoleCredentials | null {
  if (body.length > longestAnswer) return null;
  const inner = onlyElement(body, 'Credentials');
  const accessKeyId = textOf(inner, 'AccessKeyId', keyIdPattern);
  const secretAccessKey = textOf(inner, 'SecretAccessKey', secretPattern);
  const sessionToken = textOf(inner, 'SessionToken', secretPattern);
  const expiresAt = instantOf(textOf(inner, 'Expiration', timePattern));
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null || expiresAt === null) return null;
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiresAt,
  };
}

/** What stands in the one element of this name; null: there is none, or more than one. */
function onlyElement(xml: string, name: string): string | null {
  const [, after = '', ...more] = xml.split(`<${name}>`);
  const [inner, ...rest] = after.split(`</${name}>`);
  return more.length === 0 && rest.length === 1 && inner !== undefined ? inner : null;
}

function textOf(xml: string | null, name: string, pattern: RegExp): string | null {
  const found = xml === null ? null : onlyElement(xml, name);
  const text = found === null ? '' : plain(found.trim());
  return pattern.test(text) ? text : null;
}

function plain(xml: string): string {
  return xml.replaceAll(reference, (_whole, decimal?: string, hexadecimal?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return hexadecimal === undefined ? '&' : String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  });
}

function instantOf(time: string | null): Instant | null {
  const milliseconds = time === null ? Number.NaN : Date.parse(time);
  return milliseconds > 0 && milliseconds <= lastInstant ? instant(Math.floor(milliseconds)) : null;
}
