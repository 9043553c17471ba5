import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import type { RunningChromium } from '../browser/chromium.ts';
import { closeServer, listenOnLoopback } from '../identity-center/loopback-server.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, portal, register, tokensOf } from './wire-client.ts';
import type { Answer, Client } from './wire-client.ts';
import { started } from './running.ts';

const VERIFIER = 'a-verifier.of_64~characters-as-the-AWS-CLI-makes-them-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const REDIRECT = 'http://127.0.0.1:43157/oauth/callback';
const REGISTRATION = {
  clientName: 'pkce',
  clientType: 'public',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  scopes: ['sso:account:access'],
};

let chromium: RunningChromium;
beforeAll(async () => {
  chromium = await launchChromium();
});
afterAll(() => chromium.close());

function asking(client: Client, change: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: REDIRECT,
    state: 'state-1',
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: CHALLENGE,
    ...change,
  });
}

async function answered(running: RunningIdentityCenter, client: Client, answer = 'allow'): Promise<URLSearchParams> {
  const body = asking(client, { answer }).toString();
  const { headers } = await call(running, 'POST', '/authorize', { body });
  return new URL(headers.get('location') ?? '').searchParams;
}

function redeem(running: RunningIdentityCenter, client: Client, change: object): Promise<Answer> {
  const json = { ...client, grantType: 'authorization_code', redirectUri: REDIRECT, codeVerifier: VERIFIER, ...change };
  return call(running, 'POST', '/token', { json });
}

test('a code is redeemed once, for tokens that see the accounts', async () => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const query = await answered(running, client);
  const code = query.get('code') ?? '';
  const first = await redeem(running, client, { code });
  const { accessToken } = tokensOf(first);
  expect({
    query: query.get('state'),
    json: first.json,
    portalAccountsStatus: (await portal(running, accessToken, '/assignment/accounts')).status,
    errorType: (await redeem(running, client, { code })).errorType,
  }).toEqual({
    query: 'state-1',
    json: expect.objectContaining({
      tokenType: 'Bearer',
      expiresIn: 3600,
      refreshToken: expect.any(String) as unknown,
    }) as unknown,
    portalAccountsStatus: 200,
    errorType: 'InvalidGrantException',
  });
});

test.for<[name: string, change: object, error: string]>([
  ['with another verifier', { codeVerifier: 'x'.repeat(64) }, 'InvalidGrantException'],
  ['with another port', { redirectUri: 'http://127.0.0.1:43158/oauth/callback' }, 'InvalidGrantException'],
  ['that nobody gave out', { code: 'unknown' }, 'InvalidGrantException'],
  ['without a verifier', { codeVerifier: null }, 'InvalidRequestException'],
])('a code %s is not redeemed', async ([, change, error]) => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const code = (await answered(running, client)).get('code');
  expect((await redeem(running, client, { code, ...change })).errorType).toBe(error);
});

test('a code is refused to another client, and after five minutes', async () => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const other = await register(running, REGISTRATION);
  const code = (await answered(running, client)).get('code');
  const toOther = await redeem(running, other, { code });
  running.control.moveClock({ advanceMs: 300_000 });
  expect({
    toOtherErrorType: toOther.errorType,
    awaitErrorType: (await redeem(running, client, { code })).errorType,
  }).toEqual({
    toOtherErrorType: 'InvalidGrantException',
    awaitErrorType: 'InvalidGrantException',
  });
});

test('whoever denies is sent back with access_denied', async () => {
  const running = await started();
  const query = await answered(running, await register(running, REGISTRATION), 'deny');
  expect(Object.fromEntries(query)).toEqual({
    error: 'access_denied',
    error_description: 'User denied',
    state: 'state-1',
  });
});

test.for<[name: string, change: Record<string, string>]>([
  ['of another machine', { redirect_uri: 'http://example.com:43157/oauth/callback' }],
  ['with another path', { redirect_uri: 'http://127.0.0.1:43157/oauth/callback/more' }],
  ['with a query', { redirect_uri: `${REDIRECT}?next=1` }],
  ['by another name', { redirect_uri: 'http://localhost:43157/oauth/callback' }],
  ['over https', { redirect_uri: 'https://127.0.0.1:43157/oauth/callback' }],
  ['with a user', { redirect_uri: 'http://u@127.0.0.1:43157/oauth/callback' }],
  ['of an unknown client', { client_id: 'unknown' }],
])('a redirect address %s gets a page and no redirect', async ([, change]) => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const answer = await call(running, 'GET', `/authorize?${asking(client, change).toString()}`);
  expect({ answerStatus: answer.status, headers: answer.headers.get('location') }).toEqual({
    answerStatus: 400,
    headers: null,
  });
});

test.for<[name: string, change: Record<string, string>, error: string]>([
  ['the method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ['a token at once', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope nobody registered', { scopes: 'codewhisperer:completions' }, 'invalid_scope'],
])('%s is sent back as an error', async ([, change, error]) => {
  const running = await started();
  const client = await register(running, REGISTRATION);
  const answer = await call(running, 'GET', `/authorize?${asking(client, change).toString()}`);
  const { searchParams } = new URL(answer.headers.get('location') ?? '');
  expect({ searchParamsError: searchParams.get('error'), searchParamsState: searchParams.get('state') }).toEqual({
    searchParamsError: error,
    searchParamsState: 'state-1',
  });
});

test('scopes come with blanks, with commas, or as scope', async () => {
  const running = await started();
  const scopes = ['sso:account:access', 'codewhisperer:completions'];
  const client = await register(running, { ...REGISTRATION, scopes });
  const spellings = [
    { scopes: scopes.join(' ') },
    { scopes: scopes.join(',') },
    { scope: scopes.join(' '), scopes: '' },
  ];
  const pages = spellings.map((spelling) => call(running, 'GET', `/authorize?${asking(client, spelling).toString()}`));
  expect((await Promise.all(pages)).map((page) => page.status)).toEqual([200, 200, 200]);
});

test('in a browser the way leads through the sign-in and the consent to the application', async () => {
  const running = await started({ identitySource: 'directory' });
  const client = await register(running, REGISTRATION);
  const application = createServer((_incoming, outgoing) => outgoing.end('back'));
  onTestFinished(() => closeServer(application));
  const redirectUri = `http://127.0.0.1:${String(await listenOnLoopback(application, 0))}/oauth/callback`;
  const context = await chromium.browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const query = asking(client, { redirect_uri: redirectUri }).toString();
  await page.goto(`${running.url}/us-east-1/authorize?${query}`);
  await page.fill('#username', 'ada@example.com');
  await page.fill('#password', running.control.identity.person('ada@example.com').password);
  await page.click('#SignIn');
  expect([await page.textContent('#client-name'), await page.textContent('#user-name')]).toEqual([
    'pkce',
    'ada@example.com',
  ]);
  await page.click('#Allow');
  await page.waitForURL(`${redirectUri}?*`);
  const code = new URL(page.url()).searchParams.get('code');
  expect((await redeem(running, client, { code, redirectUri })).status).toBe(200);
});
