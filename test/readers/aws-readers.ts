import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { accountIdSchema, roleNameSchema, type AccountId } from '../../electron/contract/identifiers.ts';
import { plainEndpoints } from '../../electron/contract/organisation.ts';
import { hour, instant, minute, second } from '../../electron/core/time/instant.ts';
import type { HttpResponse } from '../../electron/core/ports/http.ts';
import type { IdentityCenter, Page, TokenGrant } from '../../electron/core/ports/identity-center.ts';
import { Secret } from '../../electron/core/secret.ts';
import { is } from 'valibot';
import { meets, type Meeting } from './meet-core.ts';
import { mutateAnswer } from './mutate-answer.ts';
import {
  canary,
  assert,
  assertNoCanary,
  assertOneLine,
  assertProperRefusal,
  assertWithin,
  type Verdict,
} from './properties.ts';
import { reader, type Reader } from './reader.ts';
import * as valid from './valid-answers.ts';

const { signal } = new AbortController();
const at = {
  region: 'eu-west-1',
  startUrl: 'https://northwind.awsapps.com/start',
  portalUrl: null,
  endpoints: plainEndpoints,
};
const secret = new Secret(canary);
const registration = { clientId: secret, clientSecret: secret, expiresAt: instant(valid.now) };
const keys = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: secret,
  sessionToken: secret,
  expiresAt: instant(valid.now),
};
const accountId = '111122223333' as AccountId;
const longestInstant = 8.64e15;

/** Letters of RFC 6749, appendix A: what tokens are made of, and what a header can hold. */
const visible = /^[\u0021-\u007e]+$/u;

function assertSecret(value: Secret | null, what: string): void {
  if (value === null) return;
  const text = value.reveal();
  assert(visible.test(text) && text.length <= 64 * 1024, `${what} has no legal form`);
}

function assertGrant({ accessToken, refreshToken, expiresInMs }: TokenGrant, odd: readonly string[]): Verdict {
  assert(accessToken !== null || refreshToken !== null, 'a grant without a token');
  assertSecret(accessToken, 'the access token');
  assertSecret(refreshToken, 'the refresh token');
  assertWithin(expiresInMs, minute, 90 * 24 * hour, 'the life of a token');
  odd.forEach((line) => assertNoCanary(line, 'the log'));
  return odd.length > 0 ? 'part' : 'whole';
}

function assertPage<Item>({ items, leftOut, nextToken, isCutOff }: Page<Item>, each: (item: Item) => void): Verdict {
  items.forEach(each);
  assertWithin(leftOut, 0, Number.MAX_SAFE_INTEGER, 'the count of what was left out');
  assert(nextToken === null || visible.test(nextToken), 'the next token has no legal form');
  return leftOut > 0 || isCutOff === true ? 'part' : 'whole';
}

type Ask = (aws: IdentityCenter, odd: readonly string[]) => Promise<Verdict>;

/** One call of AWS, whose answer is a mutation of a valid one. */
function call(
  name: string,
  answer: unknown,
  ask: Ask,
  meeting: Meeting | null,
  given: Parameters<typeof mutateAnswer>[2] = {},
): Reader {
  return reader(
    name,
    (steps) => mutateAnswer(answer, steps, given),
    async (response: HttpResponse) => {
      const odd: string[] = [];
      const aws = createIdentityCenter({ send: () => Promise.resolve(response) }, {}, (line) => odd.push(line));
      try {
        return await ask(aws, odd);
      } catch (error) {
        return assertProperRefusal(error);
      }
    },
    meeting && ((response) => meets(meeting, response)),
  );
}

const register: Ask = async (aws) => {
  const { clientId, clientSecret, expiresAt } = await aws.registerClient(at, 'code', signal);
  assertSecret(clientId, 'the client id');
  assertSecret(clientSecret, 'the client secret');
  assertWithin(expiresAt, 1, longestInstant, 'the end of a registration');
  return 'whole';
};

const authorize: Ask = async (aws) => {
  const found = await aws.startDeviceAuthorization(at, registration, signal);
  assertSecret(found.deviceCode, 'the device code');
  assertOneLine(found.userCode, 64, 'the user code');
  assertOneLine(found.verificationUri, 2000, 'the link');
  assertOneLine(found.verificationUriComplete, 2000, 'the whole link');
  assertWithin(found.expiresInMs, minute, hour, 'the life of a code');
  assertWithin(found.intervalMs, second, hour, 'the interval');
  return 'whole';
};

const poll: Ask = async (aws, odd) => {
  const answer = await aws.pollDeviceToken(at, registration, secret, signal);
  assert(['granted', 'pending', 'slow-down', 'expired', 'refused'].includes(answer.outcome), 'an outcome that is none');
  return answer.outcome === 'granted' ? assertGrant(answer.grant, odd) : 'refused';
};

const redeem: Ask = async (aws, odd) => {
  const proof = { code: secret, redirectUri: 'http://127.0.0.1:1/oauth/callback', verifier: secret };
  return assertGrant(await aws.redeemCode(at, registration, proof, signal), odd);
};

const refresh: Ask = async (aws, odd) => assertGrant(await aws.refreshToken(at, registration, secret, signal), odd);

const listAccounts: Ask = async (aws) =>
  assertPage(await aws.listAccounts(at, secret, null, signal), ({ id, name, email }) => {
    assert(is(accountIdSchema, id), 'an account id that is none');
    assertOneLine(name, 256, 'a name');
    assertOneLine(email, 256, 'an address');
  });

const listRoles: Ask = async (aws) =>
  assertPage(await aws.listRoleNames(at, secret, accountId, null, signal), (name) =>
    assert(is(roleNameSchema, name), 'a role name that is none'),
  );

const roleCredentials: Ask = async (aws) => {
  const found = await aws.getRoleCredentials(at, secret, accountId, 'Admin', signal);
  assert(/^\w{1,128}$/u.test(found.accessKeyId), 'the key id has no legal form');
  assertSecret(found.secretAccessKey, 'the secret key');
  assertSecret(found.sessionToken, 'the session token');
  assertWithin(found.expiresAt, 1, longestInstant, 'the end of credentials');
  return 'whole';
};

const callerArn: Ask = async (aws) => {
  assertOneLine(await aws.callerArn(at, keys, instant(valid.now), signal), 2048, 'the ARN');
  return 'whole';
};

const logout: Ask = async (aws) => {
  await aws.logout(at, secret, signal);
  return 'whole';
};

const portalError = {
  message: 'Session token not found or invalid',
  __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
};
const oidcError = { error: 'invalid_grant', error_description: 'Invalid grant provided' };
const refused = (type: string) => ({
  status: 400,
  headers: { 'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/` },
});

export const awsReaders: readonly Reader[] = [
  call('RegisterClient', valid.registration, register, { at: 'register', as: 'first sign-in' }),
  call('StartDeviceAuthorization', valid.deviceAuthorization, authorize, { at: 'authorize', as: 'first sign-in' }),
  call('CreateToken, device code', valid.tokens, poll, { at: 'token', as: 'first sign-in' }),
  call('CreateToken, code of a browser', valid.tokens, redeem, null),
  call('CreateToken, refresh', valid.tokens, refresh, { at: 'token', as: 'signed in' }),
  call('ListAccounts', valid.accounts, listAccounts, { at: 'accounts', as: 'signed in' }),
  call('ListAccountRoles', valid.roles, listRoles, { at: 'roles', as: 'signed in' }),
  call('GetRoleCredentials', valid.credentials, roleCredentials, { at: 'credentials', as: 'signed in' }),
  call('GetCallerIdentity', valid.callerIdentity, callerArn, { at: 'identity', as: 'signed in' }),
  call('Logout', '', logout, { at: 'logout', as: 'signed in' }),
  call('errors of OIDC', oidcError, poll, { at: 'token', as: 'first sign-in' }, refused('InvalidGrantException')),
  call(
    'errors of the portal',
    portalError,
    listAccounts,
    { at: 'accounts', as: 'signed in' },
    { ...refused('UnauthorizedException'), status: 401 },
  ),
  call(
    'errors of credentials',
    portalError,
    roleCredentials,
    { at: 'credentials', as: 'signed in' },
    { ...refused('ForbiddenException'), status: 403 },
  ),
];
