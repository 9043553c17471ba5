import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, credentialsFor, signIn } from './wire-client.ts';
import type { Answer, Credentials } from './wire-client.ts';
import { started } from './running.ts';

const MINUTE = 60_000;

async function powerUser(running: RunningIdentityCenter): Promise<Credentials> {
  const { accessToken } = await signIn(running);
  return credentialsFor(running, accessToken, '111122223333', 'PowerUserAccess');
}

function sessionOf(credentials: Credentials): string {
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = credentials;
  return JSON.stringify({ sessionId, sessionKey, sessionToken });
}

function exchange(running: RunningIdentityCenter, fields: Record<string, string>, method = 'POST'): Promise<Answer> {
  const form = new URLSearchParams({ Action: 'getSigninToken', ...fields }).toString();
  if (method === 'GET') return call(running, 'GET', `/federation?${form}`);
  return call(running, 'POST', '/federation', {
    body: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

async function signinToken(running: RunningIdentityCenter, credentials: Credentials, method?: string): Promise<string> {
  const answer = await exchange(running, { Session: sessionOf(credentials) }, method);
  return v.parse(v.strictObject({ SigninToken: v.string() }), answer.json).SigninToken;
}

function login(running: RunningIdentityCenter, token: string, destination?: string): Promise<Answer> {
  const Destination = destination ?? 'https://eu-central-1.console.aws.amazon.com/ec2/v2/home?region=eu-central-1';
  const query = new URLSearchParams({ Action: 'login', Issuer: 'latchkey', Destination, SigninToken: token });
  return call(running, 'GET', `/federation?${query.toString()}`);
}

async function consoleFacts(running: RunningIdentityCenter, answer: Answer): Promise<Record<string, string>> {
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.origin).toBe(running.url);
  const page = await (await fetch(location)).text();
  const facts = [...page.matchAll(/<bdi id="([\w-]+)">([^<]*)<\/bdi>/gu)];
  return Object.fromEntries(facts.map(([, id = '', text = '']) => [id, text]));
}

function reasonOf(answer: Answer): string {
  return `${String(answer.status)} ${/id="error"[^>]*>([^<]*)</u.exec(answer.text)?.[1] ?? ''}`;
}

test.for(['POST', 'GET'])('credentials exchanged by %s open the console of exactly that role', async (method) => {
  const running = await started();
  const answer = await login(running, await signinToken(running, await powerUser(running), method));
  expect({ answerStatus: answer.status, headers: answer.headers.get('cache-control') }).toEqual({
    answerStatus: 302,
    headers: 'no-store',
  });
  expect(await consoleFacts(running, answer)).toMatchObject({
    'account-id': '111122223333',
    'account-name': 'payments-prod',
    'role-name': 'PowerUserAccess',
    'user-name': 'user@example.com',
    region: 'eu-central-1',
    service: 'ec2/v2',
  });
});

test.for<[destination: string, region: string, service: string]>([
  ['https://console.aws.amazon.com/console/home?region=us-west-2', 'us-west-2', 'console'],
  [
    'https://ap-south-1.console.aws.amazon.com/systems-manager/parameters/home',
    'ap-south-1',
    'systems-manager/parameters',
  ],
  ['https://console.aws.amazon.com/iamv2/home#/users', 'unknown', 'iamv2'],
  ['https://console.aws.amazon.com/', 'unknown', 'unknown'],
])('the address %s is region %s, service %s', async ([destination, region, service]) => {
  const running = await started();
  const answer = await login(running, await signinToken(running, await powerUser(running)), destination);
  expect(await consoleFacts(running, answer)).toMatchObject({ region, service });
});

test.for([
  'https://console.aws.amazon.com.evil.example/ec2/home',
  'https://evilconsole.aws.amazon.com/ec2/home',
  'http://console.aws.amazon.com/ec2/home',
  'https://console.amazonaws.cn/ec2/home',
  'ec2',
])('%s is no address of the console', async (destination) => {
  const running = await started();
  const answer = await login(running, await signinToken(running, await powerUser(running)), destination);
  expect(reasonOf(answer)).toBe('400 Destination is not an address of the console in this partition.');
});

test('a sign-in token is used once, within 15 minutes, and known', async () => {
  const running = await started();
  const credentials = await powerUser(running);
  const [first, second] = [await signinToken(running, credentials), await signinToken(running, credentials)];
  running.control.moveClock({ advanceMs: 15 * MINUTE - 1 });
  const seen = [await login(running, first), await login(running, first)];
  running.control.moveClock({ advanceMs: 1 });
  seen.push(await login(running, second), await login(running, 'unknown'));
  expect(seen.map(reasonOf)).toEqual([
    '302 ',
    '400 The sign-in token has been used already.',
    '400 The sign-in token has expired.',
    '400 The sign-in token is unknown.',
  ]);
});

test('wrong or expired credentials are an invalid parameter', async () => {
  const running = await started();
  const credentials = await powerUser(running);
  const sessions = [
    'no json',
    '{}',
    sessionOf({ ...credentials, accessKeyId: 'ASIAX' }),
    sessionOf({ ...credentials, secretAccessKey: 'x' }),
    sessionOf({ ...credentials, sessionToken: 'x' }),
  ];
  const answers = await Promise.all(sessions.map((Session) => exchange(running, { Session })));
  running.control.moveClock({ setMs: credentials.expiration });
  answers.push(await exchange(running, { Session: sessionOf(credentials) }));
  expect(answers.map(reasonOf)).toEqual(Array.from({ length: 6 }, () => '400 Invalid credentials parameter'));
});

test('SessionDuration is from 900 to 43200 and its name is case-sensitive', async () => {
  const running = await started();
  const Session = sessionOf(await powerUser(running));
  const durations = ['899', '900', '43200', '43201', 'long'];
  const answers = await Promise.all(
    durations.map((SessionDuration) => exchange(running, { Session, SessionDuration })),
  );
  answers.push(await exchange(running, { Session, sessionDuration: '1' }));
  expect(answers.map((answer) => answer.status)).toEqual([400, 200, 200, 400, 400, 200]);
});

test('a console lasts as long as its credentials', async () => {
  const running = await started();
  const credentials = await powerUser(running);
  const answer = await login(running, await signinToken(running, credentials));
  const location = answer.headers.get('location') ?? '';
  running.control.moveClock({ setMs: credentials.expiration - 1 });
  const last = await fetch(location);
  running.control.moveClock({ setMs: credentials.expiration });
  const late = await fetch(location);
  expect({ lastStatus: last.status, lateStatus: late.status }).toEqual({ lastStatus: 200, lateStatus: 401 });
});

test('a name with markup stays text', async () => {
  const running = await started({ accounts: 40 });
  const account = running.control.accounts().find(({ name }) => name?.includes('<prod>'));
  const { accessToken } = await signIn(running);
  const role = account?.permissionSets[0] ?? '';
  const credentials = await credentialsFor(running, accessToken, account?.id ?? '', role);
  const facts = await consoleFacts(running, await login(running, await signinToken(running, credentials)));
  expect(facts['account-name']).toBe('Straße &amp; Söhne &lt;prod&gt; &quot;quoted&quot;');
});

test('a service that takes GET only says so to a POST, and not in a page', async () => {
  const running = await started();
  running.control.setSwitches({ federationByPost: false });
  const Session = sessionOf(await powerUser(running));
  const [posted, got] = [await exchange(running, { Session }), await exchange(running, { Session }, 'GET')];
  expect({
    postedStatus: posted.status,
    headers: posted.headers.get('allow'),
    hasHeaders: posted.headers.get('x-amzn-requestid') !== null,
    gotStatus: got.status,
  }).toEqual({ postedStatus: 405, headers: 'GET', hasHeaders: true, gotStatus: 200 });
});
