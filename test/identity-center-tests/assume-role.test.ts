import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, credentialsFor, signIn } from './wire-client.ts';
import type { Credentials } from './wire-client.ts';
import { signedHeaders } from './signer.ts';
import { NOON, started } from './running.ts';

const FROM = '111122223333';
const TO = '555566667777';

type Keys = Pick<Credentials, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;

async function sts(running: RunningIdentityCenter, credentials: Keys, form: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ Version: '2011-06-15', ...form }).toString();
  const url = `${running.url}/us-east-1/`;
  const at = new Date(running.control.clock().nowMs);
  const headers = await signedHeaders({ credentials, url, body, region: 'us-east-1', service: 'sts', at });
  delete headers['host'];
  return (await call(running, 'POST', '/', { body, headers })).text;
}

const valueOf = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(xml)?.[1] ?? '';
const assume = (running: RunningIdentityCenter, keys: Keys, roleArn: string, more = {}): Promise<string> =>
  sts(running, keys, { Action: 'AssumeRole', RoleArn: roleArn, RoleSessionName: 'robin', ...more });

async function setUp(): Promise<{ running: RunningIdentityCenter; keys: Credentials; callerArn: string }> {
  const running = await started();
  const { accessToken } = await signIn(running);
  const keys = await credentialsFor(running, accessToken, FROM, 'PowerUserAccess');
  return { running, keys, callerArn: running.control.identity.reservedRole(FROM, 'PowerUserAccess').arn };
}

test('a role that trusts the caller is assumed for an hour at most, and says who it is', async () => {
  const { running, keys, callerArn } = await setUp();
  const role = running.control.identity.addRole({ accountId: TO, name: 'deployer', trusted: [callerArn] });
  const xml = await assume(running, keys, role.arn);
  const assumed = {
    accessKeyId: valueOf(xml, 'AccessKeyId'),
    secretAccessKey: valueOf(xml, 'SecretAccessKey'),
    sessionToken: valueOf(xml, 'SessionToken'),
  };
  const identity = await sts(running, assumed, { Action: 'GetCallerIdentity' });
  const tooLong = await assume(running, keys, role.arn, { DurationSeconds: '3601' });
  expect({
    valueOfExpiration: valueOf(xml, 'Expiration'),
    valueOfArn: valueOf(identity, 'Arn'),
    valueOfMessage: valueOf(tooLong, 'Message'),
  }).toEqual({
    valueOfExpiration: `${new Date(NOON + 3_600_000).toISOString().slice(0, 19)}Z`,
    valueOfArn: `arn:aws:sts::${TO}:assumed-role/deployer/robin`,
    valueOfMessage: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  });
  const Session = JSON.stringify({
    sessionId: assumed.accessKeyId,
    sessionKey: assumed.secretAccessKey,
    sessionToken: assumed.sessionToken,
  });
  const signin = async (more: Record<string, string>): Promise<number> => {
    const body = new URLSearchParams({ Action: 'getSigninToken', Session, ...more }).toString();
    return (await call(running, 'POST', '/federation', { body })).status;
  };
  expect([await signin({}), await signin({ SessionDuration: '3600' })]).toEqual([200, 400]);
});

test('trust may name the account, or everybody', async () => {
  const { running, keys } = await setUp();
  const { identity } = running.control;
  const byAccount = identity.addRole({ accountId: TO, name: 'a', trusted: [`arn:aws:iam::${FROM}:root`] });
  const byAll = identity.addRole({ accountId: TO, name: 'b', trusted: ['*'] });
  const codes = [await assume(running, keys, byAccount.arn), await assume(running, keys, byAll.arn)];
  expect(codes.map((xml) => valueOf(xml, 'Code'))).toEqual(['', '']);
});

test('a role that trusts others, is reserved or does not exist is refused in the same words', async () => {
  const { running, keys } = await setUp();
  const { identity } = running.control;
  const others = identity.addRole({ accountId: TO, name: 'others', trusted: [`arn:aws:iam::${TO}:root`] });
  const reserved = identity.reservedRole(FROM, 'AdministratorAccess');
  const arns = [others.arn, reserved.arn, `arn:aws:iam::${TO}:role/none`];
  const answers = await Promise.all(arns.map((arn) => assume(running, keys, arn)));
  const caller = `arn:aws:sts::${FROM}:assumed-role/${identity.reservedRole(FROM, 'PowerUserAccess').name}/user@example.com`;
  expect(answers.map((xml) => [valueOf(xml, 'Code'), valueOf(xml, 'Message')])).toEqual(
    arns.map((arn) => [
      'AccessDenied',
      `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    ]),
  );
});

test.for<[name: string, change: Record<string, string>]>([
  ['a short duration', { DurationSeconds: '899' }],
  ['a duration beyond every role', { DurationSeconds: '43201' }],
  ['a session name with a blank', { RoleSessionName: 'two words' }],
  ['a session name of one letter', { RoleSessionName: 'r' }],
  ['an external id with a blank', { ExternalId: 'two words' }],
  ['an external id that is too long', { ExternalId: 'e'.repeat(1225) }],
  ['a source identity with a colon', { SourceIdentity: 'aws:robin' }],
  ['an ARN that is none', { RoleArn: 'deployer' }],
])('%s is a validation error', async ([, change]) => {
  const { running, keys } = await setUp();
  const role = running.control.identity.addRole({ accountId: TO, name: 'deployer', trusted: ['*'] });
  expect(valueOf(await assume(running, keys, role.arn, change), 'Code')).toBe('ValidationError');
});

test('a trust policy may want an external id, which has to be told', async () => {
  const { running, keys, callerArn } = await setUp();
  const role = running.control.identity.addRole({
    accountId: TO,
    name: 'x',
    trusted: [callerArn],
    externalId: 'blue/7',
  });
  const answers = [
    await assume(running, keys, role.arn),
    await assume(running, keys, role.arn, { ExternalId: 'blue/8' }),
    await assume(running, keys, role.arn, { ExternalId: 'blue/7' }),
  ];
  expect(answers.map((xml) => valueOf(xml, 'Code'))).toEqual(['AccessDenied', 'AccessDenied', '']);
});

test('a source identity needs a role that takes it, stays with what is assumed from there, and cannot be changed', async () => {
  const { running, keys, callerArn } = await setUp();
  const { identity } = running.control;
  const plain = identity.addRole({ accountId: TO, name: 'plain', trusted: ['*'] });
  const first = identity.addRole({ accountId: TO, name: 'first', trusted: [callerArn], takesSourceIdentity: true });
  const second = identity.addRole({ accountId: TO, name: 'second', trusted: [first.arn], takesSourceIdentity: true });
  const xml = await assume(running, keys, first.arn, { SourceIdentity: 'robin' });
  const assumed = {
    accessKeyId: valueOf(xml, 'AccessKeyId'),
    secretAccessKey: valueOf(xml, 'SecretAccessKey'),
    sessionToken: valueOf(xml, 'SessionToken'),
  };
  const further = [
    await assume(running, keys, plain.arn, { SourceIdentity: 'robin' }),
    await assume(running, assumed, second.arn, { SourceIdentity: 'somebody' }),
    await assume(running, assumed, plain.arn),
    await assume(running, assumed, second.arn),
  ];
  expect([xml, ...further].map((answer) => [valueOf(answer, 'Code'), valueOf(answer, 'SourceIdentity')])).toEqual([
    ['', 'robin'],
    ['AccessDenied', ''],
    ['AccessDenied', ''],
    ['AccessDenied', ''],
    ['', 'robin'],
  ]);
  expect(valueOf(further[0] ?? '', 'Message')).toContain(
    'is not authorized to perform: sts:SetSourceIdentity on resource:',
  );
});
