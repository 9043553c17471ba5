import { describe, expect, it } from 'vitest';
import { createIdentityCenter } from '../../../electron/aws/create-identity-center.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { plainEndpoints } from '../../../electron/contract/organisation.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { HttpResponse } from '../../../electron/core/ports/http.ts';
import type { IdentityCenter } from '../../../electron/core/ports/identity-center.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';

const { signal } = new AbortController();
const at = {
  region: 'eu-west-1',
  startUrl: 'https://x.awsapps.com/start',
  portalUrl: null,
  endpoints: plainEndpoints,
};
const secret = new Secret('x');
const registration = { clientId: secret, clientSecret: secret, expiresAt: instant(0) };
const date = 'Sun, 22 Nov 2026 09:04:00 GMT';

/** AWS answers each call so; what is odd about it is in `said`. */
function answering(body: unknown, more: Partial<HttpResponse> = {}): { aws: IdentityCenter; said: string[] } {
  const said: string[] = [];
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': 'r', date, ...more.headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { status: more.status ?? 200, headers, body: text };
  const aws = createIdentityCenter({ send: () => Promise.resolve(response) }, {}, (message) => said.push(message));
  return { aws, said };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'an answer',
    (error: unknown) => (error instanceof ServiceError ? [error.kind, error.retryAfterMs] : error),
  );

/** Each of them spends something that is good for one use. */
const tokenCalls = [
  ['a refresh', (aws: IdentityCenter) => aws.refreshToken(at, registration, secret, signal)],
  [
    'a code',
    (aws: IdentityCenter) =>
      aws.redeemCode(at, registration, { code: secret, redirectUri: 'http://127.0.0.1:1/', verifier: secret }, signal),
  ],
  [
    'a device code',
    async (aws: IdentityCenter) => {
      const poll = await aws.pollDeviceToken(at, registration, secret, signal);
      return poll.outcome === 'granted' ? poll.grant : null;
    },
  ],
] as const;

describe.each(tokenCalls)('I2: the answer to %s', (_name, call) => {
  const granted = async (answer: object): Promise<unknown> => {
    const { aws, said } = answering(answer);
    const grant = await call(aws);
    return [grant?.accessToken?.reveal() ?? null, grant?.refreshToken?.reveal() ?? null, grant?.expiresInMs, said];
  };
  const odd = (fields: string) => [`AWS answered with tokens whose ${fields} cannot be used; the rest is kept.`];
  const both = { accessToken: 'a', refreshToken: 'r' };

  it.each([
    [3600, 3_600_000],
    ['3600', 3_600_000],
    [0.001, 60_000],
    [59, 60_000],
    [7_776_000, 7_776_000_000],
  ])('that lives %s s is whole', async (expiresIn, expected) => {
    expect(await granted({ ...both, expiresIn })).toEqual(['a', 'r', expected, []]);
  });

  it.each([undefined, null, 0, -5, 'soon', '', '-5', '0x10', 9e9, 1e300, {}, [3600], true])(
    'with both tokens and a life of %j keeps the tokens, for five minutes, and says so',
    async (expiresIn) => {
      expect(await granted({ ...both, expiresIn })).toEqual(['a', 'r', 300_000, odd('expiresIn')]);
    },
  );

  it('keeps either token where the other one is none', async () => {
    expect([
      await granted({ accessToken: 'a', refreshToken: 7, expiresIn: 3600 }),
      await granted({ accessToken: '', refreshToken: 'r', expiresIn: 3600 }),
      await granted({ refreshToken: 'r' }),
      await granted({ accessToken: 'a', expiresIn: 3600 }),
    ]).toEqual([
      ['a', null, 3_600_000, odd('refreshToken')],
      [null, 'r', 3_600_000, odd('accessToken')],
      [null, 'r', 300_000, odd('accessToken and expiresIn')],
      ['a', null, 3_600_000, []],
    ]);
  });

  it('without any token is no answer', async () => {
    const { aws } = answering({ expiresIn: 3600 });
    expect(await failureOf(call(aws))).toEqual(['unexpected', null]);
  });
});

describe('I4: a device authorization', () => {
  const whole = { deviceCode: 'd', userCode: 'U', verificationUri: 'https://x.awsapps.com/', expiresIn: 600 };
  const start = async (answer: object): Promise<unknown> => {
    const { aws } = answering({ ...whole, ...answer });
    const { expiresInMs, intervalMs } = await aws.startDeviceAuthorization(at, registration, signal);
    return [expiresInMs, intervalMs];
  };

  it.each([
    [{}, [600_000, 5000]],
    [{ interval: 1e-9 }, [600_000, 1000]],
    [{ interval: '2' }, [600_000, 2000]],
    [{ expiresIn: 9e9, interval: 3600 }, [3_600_000, 3_600_000]],
    [{ expiresIn: 1e-9 }, [60_000, 5000]],
  ])('%j is read as %j ms', async (answer, expected) => {
    expect(await start(answer)).toEqual(expected);
  });
});

describe('I4: Retry-After', () => {
  it.each([
    ['30', 30_000],
    ['Sun, 22 Nov 2026 09:04:40 GMT', 40_000],
    ['next week', null],
  ])('%s is heard', async (text, wait) => {
    const { aws } = answering({ message: 'x' }, { status: 429, headers: { 'retry-after': text } });
    expect(await failureOf(aws.listAccounts(at, secret, null, signal))).toEqual(['throttled', wait]);
  });
});

describe('the type of an error', () => {
  it.each(['__proto__', 'constructor', 'toString'])(
    '%s, which every object has, is one that is not known',
    async (type) => {
      const { aws } = answering({ message: 'x' }, { status: 400, headers: { 'x-amzn-errortype': type } });
      expect([
        await failureOf(aws.listAccounts(at, secret, null, signal)),
        await failureOf(aws.pollDeviceToken(at, registration, secret, signal)),
      ]).toEqual([
        ['unexpected', null],
        ['unexpected', null],
      ]);
    },
  );

  it('that is no name is not repeated', async () => {
    const { aws } = answering({ message: 'x' }, { status: 400, headers: { 'x-amzn-errortype': 'a\u0007\u001b[2J' } });
    await expect(aws.listAccounts(at, secret, null, signal)).rejects.toThrow('AWS answered 400 (Unknown).');
  });
});

describe('what no header can hold', () => {
  it.each(['a\nb', 'a\u0000', ' ', 'ü', '\ud83d', 'a'.repeat(70_000)])('%j is no token', async (accessToken) => {
    const { aws, said } = answering({ accessToken, refreshToken: 'r', expiresIn: 3600 });
    const { accessToken: read } = await aws.refreshToken(at, registration, secret, signal);
    expect({ read, saidLength: said.length }).toEqual({ read: null, saidLength: 1 });
  });

  it('is no key, and no ARN', async () => {
    const keys = { accessKeyId: 'x', secretAccessKey: secret, sessionToken: secret, expiresAt: instant(0) };
    const roleCredentials = { accessKeyId: 'a b', secretAccessKey: 's', sessionToken: 't', expiration: 1 };
    const { aws } = answering({ roleCredentials });
    const { aws: sts } = answering(`<Arn>arn:aws:sts::111122223333:assumed-role\u202e/x/y</Arn>`);
    expect([
      await failureOf(aws.getRoleCredentials(at, secret, '111122223333' as AccountId, 'Admin', signal)),
      await failureOf(sts.callerArn(at, keys, instant(0), signal)),
    ]).toEqual([
      ['unexpected', null],
      ['unexpected', null],
    ]);
  });
});

describe('a page of a list', () => {
  it.each([7, {}, 'a b', 'a\n', '\ud83d', 'n'.repeat(9000)])(
    'of which the next cannot be asked for by %j is read',
    async (nextToken) => {
      const { aws } = answering({ roleList: [{ roleName: 'Admin' }], nextToken });
      expect(await aws.listRoleNames(at, secret, '111122223333' as AccountId, null, signal)).toEqual({
        items: ['Admin'],
        leftOut: 0,
        nextToken: null,
        isCutOff: true,
      });
    },
  );
});

describe('the link of a code', () => {
  it.each([7, 'https://x.awsapps.com/\u202e', `https://x.awsapps.com/${'a'.repeat(2000)}`])(
    '%.30s gives way to the one without the code',
    async (verificationUriComplete) => {
      const verificationUri = 'https://x.awsapps.com/';
      const answer = { deviceCode: 'd', userCode: 'U', verificationUri, verificationUriComplete, expiresIn: 600 };
      const { aws } = answering(answer);
      const { verificationUriComplete: read } = await aws.startDeviceAuthorization(at, registration, signal);
      expect(read).toBe(verificationUri);
    },
  );
});
