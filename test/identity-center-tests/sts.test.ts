import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import { outputOf } from '../harness/run-program.ts';
import { matching } from './matching.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { signedHeaders } from './signer.ts';
import type { ToSign } from './signer.ts';
import { call, credentialsFor, signIn } from './wire-client.ts';
import type { Answer, Credentials } from './wire-client.ts';
import { NOON, started } from './running.ts';

const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';
const ACCOUNT = '111122223333';
const ARN =
  /<Arn>arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/user@example\.com<\/Arn>/u;

async function readOnly(running: RunningIdentityCenter): Promise<Credentials> {
  const { accessToken } = await signIn(running);
  return credentialsFor(running, accessToken, ACCOUNT, 'ReadOnlyAccess');
}

function toSign(running: RunningIdentityCenter, credentials: Credentials, change: Partial<ToSign> = {}): ToSign {
  const { region } = running;
  const url = `${running.url}/${region}/`;
  const at = new Date(running.control.clock().nowMs);
  return { credentials, url, body: BODY, region, service: 'sts', at, ...change };
}

async function ask(running: RunningIdentityCenter, signing: ToSign, body = BODY): Promise<Answer> {
  const headers = withoutHost(await signedHeaders(signing));
  return call(running, 'POST', '/', { headers, body });
}

function codeOf(answer: Answer): string {
  return `${String(answer.status)} ${/<Code>(\w+)<\/Code>/u.exec(answer.text)?.[1] ?? 'ok'}`;
}

test('a good signature is answered with the role and the person', async () => {
  const running = await started();
  const answer = await ask(running, toSign(running, await readOnly(running)));
  expect({ answerStatus: answer.status, headers: answer.headers.get('content-type'), answerText: answer.text }).toEqual(
    { answerStatus: 200, headers: 'text/xml', answerText: matching(ARN) },
  );
  expect(answer.text).toMatch(
    /<UserId>AROA[0-9A-F]{17}:user@example\.com<\/UserId><Account>111122223333<\/Account><\/GetCallerIdentityResult>/u,
  );
  const requestId = answer.headers.get('x-amzn-requestid') ?? '';
  expect(answer.text).toContain(`<RequestId>${requestId}</RequestId>`);
});

test('the SDK signs in a way that is accepted', async () => {
  const running = await started();
  const { accessKeyId, secretAccessKey, sessionToken } = await readOnly(running);
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const signer = new SignatureV4({ credentials, region: 'us-east-1', service: 'sts', sha256: NodeSha256 });
  const { host, port } = new URL(running.url);
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      port: Number(port),
      path: '/us-east-1/',
      query: {},
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      body: BODY,
    },
    { signingDate: new Date(NOON) },
  );
  const headers = withoutHost(signed.headers);
  expect((await call(running, 'POST', '/', { headers, body: BODY })).text).toMatch(ARN);
});

test('bash and curl with exported credentials get the role back', async () => {
  const running = await started({ now: Date.now });
  const credentials = await readOnly(running);
  const script =
    'curl --silent --aws-sigv4 "aws:amz:$AWS_REGION:sts" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" ' +
    '--header "X-Amz-Security-Token: $AWS_SESSION_TOKEN" --data "$BODY" "$ENDPOINT"';
  const printed = await outputOf('bash', ['-c', script], {
    env: {
      PATH: process.env['PATH'],
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      BODY,
      ENDPOINT: `${running.url}/us-east-1/`,
    },
  });
  expect(printed).toMatch(ARN);
});

test.for<[what: string, change: (credentials: Credentials) => Partial<ToSign>, code: string]>([
  [
    'a wrong secret',
    (good) => ({ credentials: { ...good, secretAccessKey: 'x'.repeat(40) } }),
    '403 SignatureDoesNotMatch',
  ],
  ['another body', () => ({ body: 'Action=GetCallerIdentity&Version=2012' }), '403 SignatureDoesNotMatch'],
  ['another region', () => ({ region: 'eu-west-1' }), '403 SignatureDoesNotMatch'],
  ['another service', () => ({ service: 'iam' }), '403 SignatureDoesNotMatch'],
  ['the path without the region', () => ({ url: 'http://127.0.0.1:1/' }), '403 SignatureDoesNotMatch'],
  ['a wrong session token', (good) => ({ credentials: { ...good, sessionToken: 'x' } }), '403 InvalidClientTokenId'],
  ['an unknown key', (good) => ({ credentials: { ...good, accessKeyId: 'ASIAX' } }), '403 InvalidClientTokenId'],
  ['a date 16 minutes ago', () => ({ at: new Date(NOON - 16 * 60_000) }), '403 SignatureDoesNotMatch'],
  ['a date 16 minutes ahead', () => ({ at: new Date(NOON + 16 * 60_000) }), '403 SignatureDoesNotMatch'],
  ['a date 14 minutes ago', () => ({ at: new Date(NOON - 14 * 60_000) }), '200 ok'],
])('signed with %s', async ([, change, code]) => {
  const running = await started();
  const credentials = await readOnly(running);
  expect(codeOf(await ask(running, toSign(running, credentials, change(credentials))))).toBe(code);
});

test('what is not signed at all, or half, is refused', async () => {
  const running = await started();
  const headers = withoutHost(await signedHeaders(toSign(running, await readOnly(running))));
  const broken = [
    {},
    { ...headers, authorization: 'Bearer x' },
    { ...headers, 'x-amz-date': 'today' },
    { ...headers, 'x-amz-extra': 'not signed' },
  ];
  const answers = await Promise.all(broken.map((sent) => call(running, 'POST', '/', { headers: sent, body: BODY })));
  expect(answers.map(codeOf)).toEqual([
    '403 MissingAuthenticationToken',
    '400 IncompleteSignature',
    '400 IncompleteSignature',
    '403 SignatureDoesNotMatch',
  ]);
});

test('credentials outlive the sign-in and the assignment, and end when they said', async () => {
  const running = await started();
  const credentials = await readOnly(running);
  running.control.endSessions();
  running.control.removeAssignment(ACCOUNT, 'ReadOnlyAccess');
  running.control.moveClock({ setMs: credentials.expiration - 1 });
  const last = await ask(running, toSign(running, credentials));
  running.control.moveClock({ setMs: credentials.expiration });
  const late = await ask(running, toSign(running, credentials));
  expect([codeOf(last), codeOf(late)]).toEqual(['200 ok', '403 ExpiredToken']);
});

test('another action is not known', async () => {
  const running = await started();
  const body = 'Action=GetSessionToken&Version=2011-06-15';
  const answer = await ask(running, toSign(running, await readOnly(running), { body }), body);
  expect(codeOf(answer)).toBe('400 InvalidAction');
});

test('the ARN is of the partition of the region', async () => {
  const running = await started({ region: 'us-gov-west-1' });
  const answer = await ask(running, toSign(running, await readOnly(running)));
  expect(answer.text).toContain('<Arn>arn:aws-us-gov:sts::111122223333:');
});

/** What the SDK's signer hashes with. */
class NodeSha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: Bytes) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', plain(secret));
  }

  update(data: Bytes): void {
    this.#hash.update(plain(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('The signer makes a new hash each time.');
  }
}

type Bytes = string | ArrayBuffer | ArrayBufferView;

function plain(data: Bytes): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** The HTTP client writes this one itself. */
function withoutHost(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host'));
}

test('a region that is switched off does not know the credentials, one without STS says so', async () => {
  const running = await started();
  const signing = toSign(running, await readOnly(running));
  running.control.setSwitches({ stsUnknownIn: [running.region] });
  const unknown = codeOf(await ask(running, signing));
  running.control.setSwitches({ stsUnknownIn: [], stsDisabledIn: [running.region] });
  const disabled = codeOf(await ask(running, signing));
  running.control.setSwitches({ stsDisabledIn: [] });
  expect({ unknown, disabled, codeOf: codeOf(await ask(running, signing)) }).toEqual({
    unknown: '403 InvalidClientTokenId',
    disabled: '403 RegionDisabledException',
    codeOf: '200 ok',
  });
});
