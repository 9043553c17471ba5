import * as v from 'valibot';
import type { Http, HttpRequest, HttpResponse } from '../ports/http.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { Secret } from '../secret.ts';
import { ServiceError } from '../failures/service-error.ts';

/**
 * Answers of AWS to the POST that say "not in this form" (RFC 9110, 15.5.6, 15.5.15, 15.5.16 and 15.6.2): the user guide shows
 * GET only, POST keeps the keys out of addresses and is what others find to work (docs/aws.md#federation).
 */
const notByPost: ReadonlySet<number> = new Set([405, 414, 415, 501]);

/** Only a proxy, or what guards a network, says these (RFC 9110, 15.5.8; RFC 6585, 6). */
const inBetween: ReadonlySet<number> = new Set([407, 511]);

/** It goes into an address; browsers take one of this length (characters) and no more. */
const longestToken = 16 * 1024;

const answerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ SigninToken: v.pipe(v.string(), v.maxLength(longestToken), v.regex(/^[\u0021-\u007e]+$/u)) }),
);

export interface FederatedSignIn {
  readonly credentials: RoleCredentials;
  /** Base address of the sign-in host, for token and login alike: both must be the same host. */
  readonly signIn: string;
  /** Where the console opens. */
  readonly destination: string;
  /** Where "sign in again" on an expired console page leads: the organisation's portal. */
  readonly issuer: string;
}

/**
 * The link that opens the console as the role, good once and for 15 minutes, and as secret as a password.
 * SessionDuration is left out, so the console lasts as long as the credentials: sent with the wrong kind of credentials
 * it is refused (docs/aws.md#federation). Rejects with a `ServiceError`.
 */
export async function federatedSignInLink(http: Http, wish: FederatedSignIn, signal: AbortSignal): Promise<Secret> {
  const token = await signInToken(http, wish, signal);
  const query = new URLSearchParams({
    Action: 'login',
    Issuer: wish.issuer,
    Destination: wish.destination,
    SigninToken: token.reveal(),
  });
  return new Secret(`${wish.signIn}/federation?${query.toString()}`);
}

async function signInToken(http: Http, wish: FederatedSignIn, signal: AbortSignal): Promise<Secret> {
  const form = new URLSearchParams({ Action: 'getSigninToken', Session: sessionOf(wish.credentials) }).toString();
  const address = `${wish.signIn}/federation`;
  const posted = await http.send({
    method: 'POST',
    url: address,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
    signal,
  });
  const token = tokenOf(posted);
  if (token !== null) {
    return token;
  }
  if (!saysNotByPost(posted)) {
    throw refusal(posted);
  }
  const byGet: HttpRequest = {
    method: 'GET',
    url: `${address}?${form}`,
    headers: { accept: 'application/json' },
    body: null,
    signal,
  };
  const got = await http.send(byGet);
  return tokenOf(got) ?? fail(refusal(got));
}

/**
 * Whether AWS itself asks for the other form. A GET has the session token in its address, which whoever stands in between
 * may read and write down, so nobody else's answer leads to one, and no page does.
 */
function saysNotByPost(response: HttpResponse): boolean {
  return notByPost.has(response.status) && isFromAws(response) && !isPage(response);
}

/** AWS gives each answer a request id (docs/aws.md#request-ids). */
function isFromAws({ headers }: HttpResponse): boolean {
  return headers['x-amzn-requestid'] !== undefined;
}

function isPage({ headers, body }: HttpResponse): boolean {
  return headers['content-type']?.toLowerCase().includes('html') === true || body.trimStart().startsWith('<');
}

function sessionOf(credentials: RoleCredentials): string {
  return JSON.stringify({
    sessionId: credentials.accessKeyId,
    sessionKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
  });
}

function tokenOf(response: HttpResponse): Secret | null {
  const parsed = v.safeParse(answerSchema, response.body);
  return response.status === 200 && parsed.success ? new Secret(parsed.output.SigninToken) : null;
}

/**
 * The body is left out: a page of an error may quote the request. AWS's own refusals are pages of status 400
 * (docs/aws.md#federation); any other answer without a request id is somebody else's.
 */
function refusal(response: HttpResponse): ServiceError {
  const message = `The federation endpoint answered ${response.status}.`;
  if (response.status === 429) {
    return new ServiceError('throttled', message);
  }
  if (inBetween.has(response.status)) {
    return new ServiceError('proxy', message);
  }
  if (response.status === 200) {
    return new ServiceError(isFromAws(response) && !isPage(response) ? 'unexpected' : 'proxy', message);
  }
  if (response.status >= 500) {
    return new ServiceError('unavailable', message);
  }
  return new ServiceError(response.status === 400 || isFromAws(response) ? 'invalid-request' : 'proxy', message);
}

function fail(error: ServiceError): never {
  throw error;
}
