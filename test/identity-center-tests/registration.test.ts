import { expect, test } from 'vitest';
import { matching } from './matching.ts';
import { call, DEVICE_CODE, DEVICE_REGISTRATION, register, startDevice } from './wire-client.ts';
import { NOON, started } from './running.ts';

test('a registration lasts 90 days and names no endpoints', async () => {
  const running = await started();
  const answer = await call(running, 'POST', '/client/register', { json: DEVICE_REGISTRATION });
  expect({ status: answer.status, json: answer.json }).toEqual({
    status: 200,
    json: {
      authorizationEndpoint: null,
      clientId: matching(/^[\w-]{30,}$/u),
      clientIdIssuedAt: NOON / 1000,
      clientSecret: matching(/^ey[\w-]+\.[\w-]{1800,}\.[\w-]+$/u),
      clientSecretExpiresAt: NOON / 1000 + 7_776_000,
      tokenEndpoint: null,
    },
  });
  expect(answer.headers.get('date')).toBe(new Date(NOON).toUTCString());
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
});

test.for<[what: string, body: string, status: number, errorType: string]>([
  ['no JSON', 'clientName=test', 400, 'InvalidRequestException'],
  ['no client name', '{"clientType":"public"}', 400, 'InvalidRequestException'],
  ['a confidential client', '{"clientName":"a","clientType":"confidential"}', 400, 'InvalidClientMetadataException'],
  [
    'an unknown grant',
    '{"clientName":"a","clientType":"public","grantTypes":["implicit"]}',
    400,
    'UnsupportedGrantTypeException',
  ],
  [
    'an unknown scope',
    '{"clientName":"a","clientType":"public","scopes":["everything"]}',
    400,
    'InvalidScopeException',
  ],
  [
    'authorization_code without scopes',
    '{"clientName":"a","clientType":"public","grantTypes":["authorization_code"],"redirectUris":["http://127.0.0.1/oauth/callback"]}',
    400,
    'InvalidScopeException',
  ],
  [
    'a redirect to another machine',
    '{"clientName":"a","clientType":"public","redirectUris":["http://example.com/callback"]}',
    400,
    'InvalidRedirectUriException',
  ],
])('registering with %s is refused', async ([, body, status, errorType]) => {
  const running = await started();
  const answer = await call(running, 'POST', '/client/register', { body });
  expect({ status: answer.status, errorType: answer.errorType, json: answer.json }).toEqual({
    status,
    errorType,
    json: { error: matching(/./u), error_description: matching(/./u) },
  });
});

test('without grantTypes a client may use the device code and refresh grants, and no other', async () => {
  const running = await started();
  const client = await register(running, { clientName: 'a', clientType: 'public' });
  await startDevice(running, client);
  const json = { ...client, code: 'c', redirectUri: 'http://127.0.0.1:1/oauth/callback', codeVerifier: 'v' };
  const answer = await call(running, 'POST', '/token', { json: { ...json, grantType: 'authorization_code' } });
  expect({ answerStatus: answer.status, errorType: answer.errorType }).toEqual({
    answerStatus: 400,
    errorType: 'UnauthorizedClientException',
  });
});

test('a client registered for refreshing only cannot start a device authorization', async () => {
  const running = await started();
  const client = await register(running, { ...DEVICE_REGISTRATION, grantTypes: ['refresh_token'] });
  const answer = await call(running, 'POST', '/device_authorization', {
    json: { ...client, startUrl: running.startUrl },
  });
  expect({ answerStatus: answer.status, errorType: answer.errorType }).toEqual({
    answerStatus: 400,
    errorType: 'UnauthorizedClientException',
  });
});

test('an unknown, wrong, forgotten or expired client gets 401', async () => {
  const running = await started();
  const client = await register(running);
  const begin = async (json: object): Promise<unknown> => {
    const answer = await call(running, 'POST', '/device_authorization', {
      json: { ...client, startUrl: running.startUrl, ...json },
    });
    return [answer.status, answer.errorType];
  };
  const refused = [401, 'InvalidClientException'];
  const seen = [await begin({}), await begin({ clientId: 'x' }), await begin({ clientSecret: 'x' })];
  running.control.moveClock({ advanceMs: 7_776_000_000 - 1000 });
  seen.push(await begin({}));
  running.control.moveClock({ advanceMs: 1000 });
  seen.push(await begin({}));
  running.control.moveClock({ advanceMs: -2000 });
  running.control.forgetRegistrations();
  seen.push(await begin({}));
  expect(seen).toEqual([[200, undefined], refused, refused, [200, undefined], refused, refused]);
});

test('a start URL of another organisation is an invalid request, pasted forms of our own are not', async () => {
  const running = await started();
  const client = await register(running);
  const urls = ['https://sim.awsapps.com/start#/', 'https://sim.awsapps.com/start/', 'https://other.awsapps.com/start'];
  const answers = await Promise.all(
    urls.map((startUrl) => call(running, 'POST', '/device_authorization', { json: { ...client, startUrl } })),
  );
  expect(answers.map((answer) => [answer.status, answer.errorType])).toEqual([
    [200, undefined],
    [200, undefined],
    [400, 'InvalidRequestException'],
  ]);
});

test('an unknown grant type is unsupported', async () => {
  const running = await started();
  const client = await register(running);
  const answers = [
    await call(running, 'POST', '/token', { json: { ...client, grantType: 'device_code' } }),
    await call(running, 'POST', '/token', { json: { ...client, grantType: 'toString' } }),
    await call(running, 'POST', '/token', { json: { ...client, grantType: DEVICE_CODE } }),
  ];
  expect(answers.map((answer) => answer.errorType)).toEqual([
    'UnsupportedGrantTypeException',
    'UnsupportedGrantTypeException',
    'InvalidRequestException',
  ]);
});

const BROWSER_REGISTRATION = {
  clientName: 'test',
  clientType: 'public',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  scopes: ['sso:account:access'],
};

test('an issuer is the portal of this region, or the instance itself', async () => {
  const running = await started();
  const registered = async (issuerUrl: string | null, region = running.region): Promise<string> => {
    const json = { ...BROWSER_REGISTRATION, issuerUrl };
    const { status, errorType } = await call(running, 'POST', '/client/register', { json, region });
    return `${String(status)} ${errorType ?? ''}`.trim();
  };
  const ours = running.startUrl;
  const first = [
    await registered(ours),
    await registered(`${ours}/#/`),
    await registered('https://identitycenter.amazonaws.com/ssoins-722'),
    await registered(null),
    await registered(ours, 'eu-central-1'),
    await registered('https://other.awsapps.com/start'),
  ];
  running.control.setSwitches({ issuerRefusal: 'InvalidRequestException' });
  const second = await registered(ours, 'eu-central-1');
  running.control.setSwitches({ issuerRefusal: null });
  expect({ first, second, registeredEuCentral1: await registered(ours, 'eu-central-1') }).toEqual({
    first: ['200', '200', '200', '200', '400 InvalidClientMetadataException', '400 InvalidClientMetadataException'],
    second: '400 InvalidRequestException',
    registeredEuCentral1: '200',
  });
});
