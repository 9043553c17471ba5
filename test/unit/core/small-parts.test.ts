import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, isoSeconds, minute } from '../../../electron/core/time/instant.ts';
import { endpoint } from '../../../electron/core/regions/endpoint.ts';
import { partitionOf } from '../../../electron/core/regions/partitions.ts';
import { consoleAddress } from '../../../electron/core/console/console-destination.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { plainEndpoints } from '../../../electron/contract/organisation.ts';
import { isTrustedApprovalAddress, mayBeOpened } from '../../../electron/core/sign-in/trusted-host.ts';
import { withServerTime, ServerTime } from '../../../electron/core/time/server-time.ts';
import { parseSecretDocument, writeSecretDocument } from '../../../electron/core/storage/secret-document.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

describe('a secret', () => {
  it('reads [secret] wherever it is printed', () => {
    const secret = new Secret('hush');
    const printed = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { showHidden: true })];
    expect(printed.filter((text) => text.includes('hush') || !text.includes('[secret]'))).toEqual([]);
  });
});

describe('hosts of each partition', () => {
  it.each([
    [
      'eu-west-1',
      'https://oidc.eu-west-1.amazonaws.com',
      'https://portal.sso.eu-west-1.amazonaws.com',
      'https://signin.aws.amazon.com',
      'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1',
    ],
    [
      'us-gov-west-1',
      'https://oidc.us-gov-west-1.amazonaws.com',
      'https://portal.sso.us-gov-west-1.amazonaws.com',
      'https://signin.amazonaws-us-gov.com',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/console/home?region=us-gov-west-1',
    ],
    [
      'cn-north-1',
      'https://oidc.cn-north-1.amazonaws.com.cn',
      'https://portal.sso.cn-north-1.amazonaws.com.cn',
      'https://signin.amazonaws.cn',
      'https://cn-north-1.console.amazonaws.cn/console/home?region=cn-north-1',
    ],
    [
      'eusc-de-east-1',
      'https://oidc.eusc-de-east-1.amazonaws.eu',
      'https://portal.sso.eusc-de-east-1.amazonaws.eu',
      'https://eusc-de-east-1.signin.amazonaws-eusc.eu',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/console/home?region=eusc-de-east-1',
    ],
  ])('%s', (region, oidc, portal, signIn, console) => {
    expect({
      endpointSsoOidc: endpoint('sso-oidc', { region, endpoints: plainEndpoints }, {}),
      endpointSso: endpoint('sso', { region, endpoints: plainEndpoints }, {}),
      endpointSignin: endpoint('signin', { region, endpoints: plainEndpoints }, {}),
      consoleAddress: consoleAddress({ service: 'home', region }, region),
    }).toEqual({ endpointSsoOidc: oidc, endpointSso: portal, endpointSignin: signIn, consoleAddress: console });
  });

  it('gives an isolated partition no console, and an unknown region the commercial one', () => {
    const open = () => consoleAddress({ service: 'home', region: 'us-iso-east-1' }, 'us-iso-east-1');
    expect(open).toThrow('no public console');
    expect(partitionOf('xx-new-1').name).toBe('aws');
  });
});

describe('an address a browser may be sent to', () => {
  const startUrl = 'https://my.awsapps.com/start';
  it.each([
    ['https://my.awsapps.com/start/#/device', true],
    ['https://device.sso.eu-west-1.amazonaws.com/?user_code=X', true],
    ['https://eu-west-1.signin.aws/platform/authorize?request_uri=x', true],
    ['https://ssoins-1.portal.eu-west-1.app.aws/', true],
    ['https://oidc.eu-west-1.amazonaws.com/authorize', true],
    ['https://oidc-fips.eu-west-1.amazonaws.com/authorize', true],
    ['https://oidc.eu-west-1.api.aws/authorize', true],
    ['https://oidc-fips.eu-west-1.api.aws/authorize', true],
    ['https://oidc-fips.us-east-1.amazonaws.com/authorize', false],
    ['https://device.sso.us-east-1.amazonaws.com/', false],
    ['http://my.awsapps.com/start', false],
    ['https://awsapps.com.evil.example/', false],
    ['https://evilawsapps.com/', false],
    ['https://user@my.awsapps.com/', false],
    ['https://:pw@my.awsapps.com/', false],
    ['https://user:pw@my.awsapps.com/', false],
    ['https://my.awsapps.com:444/', false],
    ['https://s3.amazonaws.com/bucket', false],
    ['javascript:alert(1)', false],
  ])('%s: %s', (address, trusted) => {
    expect(isTrustedApprovalAddress(new URL(address), 'eu-west-1', startUrl, [])).toBe(trusted);
  });

  it.each([
    ['https://elsewhere.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['http://127.0.0.1:8081/', false],
    ['https://me@elsewhere.example/', false],
    ['https://:pw@elsewhere.example/', false],
    ['http://:pw@127.0.0.1:8080/', false],
  ])('may be opened on one more click: %s %s', (address, may) => {
    expect(mayBeOpened(new URL(address), ['http://127.0.0.1:8080'])).toBe(may);
  });
});

describe('the server’s time', () => {
  const heard = (offset: number) => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    time.observe(new Date(clock.now() + offset).toUTCString(), clock.now() - 40, clock.now());
    return time.offset();
  };

  it('leaves alone what the coarse header could explain', () => {
    fc.assert(fc.property(fc.integer({ min: -400, max: 400 }), (offset) => heard(offset) === 0));
  });

  it('is within a second and a bit of the truth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        (offset) => Math.abs(heard(offset) - offset) <= 1_520,
      ),
    );
  });

  it('is not learned from an answer that is not AWS’s, nor from nonsense', async () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const answers = [
      { date: 'Mon, 01 Jan 2001 00:00:00 GMT' },
      { date: 'soon', 'x-amzn-requestid': '1' },
      { 'x-amzn-requestid': '1' },
    ];
    const request = {
      method: 'GET',
      url: 'https://x',
      headers: {},
      body: null,
      signal: new AbortController().signal,
    } as const;
    for (const headers of answers) {
      const http = withServerTime(
        { send: () => Promise.resolve({ status: 200, headers, body: '' } as never) },
        time,
        clock,
      );
      await http.send(request);
    }
    expect(time.offset()).toBe(0);
  });
});

describe('deadlines', () => {
  const idle = () => Promise.resolve();

  it('has one timer in all, never further away than a minute', async () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const deadlines = new Deadlines(clock, time);
    const ran: string[] = [];
    for (const [name, minutes] of [
      ['far', 600],
      ['near', 3],
      ['nearer', 2],
    ] as const) {
      deadlines.set(name, instant(time.now() + minutes * minute), () => ran.push(name));
    }
    const timers = clock.timerCount();
    await clock.advance(5 * minute, idle);
    expect({ timers, timerCount: clock.timerCount(), ran }).toEqual({
      timers: 1,
      timerCount: 1,
      ran: ['nearer', 'near'],
    });
  });

  it('runs what passed during sleep at the next look, once', async () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const deadlines = new Deadlines(clock, time);
    let runs = 0;
    deadlines.set('x', instant(time.now() + 60 * minute), () => (runs += 1));
    clock.jump(8 * 60 * minute);
    await clock.advance(minute, idle);
    deadlines.runDue();
    expect({ runs, timerCount: clock.timerCount() }).toEqual({ runs: 1, timerCount: 0 });
  });

  it('lets a task clear another that is due', () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    const deadlines = new Deadlines(clock, time);
    const ran: string[] = [];
    deadlines.set('one', time.now(), () => {
      ran.push('one');
      deadlines.clear('two');
    });
    deadlines.set('two', time.now(), () => ran.push('two'));
    deadlines.runDue();
    expect(ran).toEqual(['one']);
  });
});

describe('stored secrets', () => {
  const text = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((value) => value.replaceAll(' ', '_'));
  const time = fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) }).map(instant);
  const secret = text.map((value) => new Secret(value));

  it('come back as they were', () => {
    const registration = fc.record({ clientId: secret, clientSecret: secret, expiresAt: time });
    const document = fc.record({
      registrations: fc.dictionary(fc.uuid(), registration),
      signIns: fc.dictionary(
        fc.uuid(),
        fc.record({
          accessToken: secret,
          accessTokenIssuedAt: time,
          accessTokenExpiresAt: time,
          refreshToken: fc.option(secret),
          since: time,
          registration,
        }),
      ),
      agreedCommands: fc.dictionary(fc.uuid(), text),
    });
    fc.assert(
      fc.property(document, ({ registrations, signIns, agreedCommands }) => {
        const written = writeSecretDocument({
          registrations: new Map(Object.entries(registrations)),
          signIns: new Map(Object.entries(signIns)),
          agreedCommands: new Map(Object.entries(agreedCommands)),
        });
        const read = parseSecretDocument(written);
        expect(typeof read === 'string' ? read : writeSecretDocument(read.document).reveal()).toBe(written.reveal());
        expect(typeof read === 'string' ? read : Object.fromEntries(read.document.agreedCommands)).toEqual(
          agreedCommands,
        );
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it.each([
    ['', 'damaged'],
    ['{', 'damaged'],
    ['[]', 'damaged'],
    ['{"version":1}', 'damaged'],
    ['{"version":0,"registrations":{},"signIns":{}}', 'damaged'],
    ['{"version":2,"registrations":{},"signIns":{}}', 'newer'],
    ['{"version":7}', 'newer'],
  ])('%s is not understood: it is %s', (text, reason) => {
    expect(parseSecretDocument(new Secret(text))).toBe(reason);
  });

  it('writes instants the way every SDK reads them', () => {
    expect(isoSeconds(instant(1_795_379_517_999))).toBe('2026-11-22T20:31:57Z');
  });
});
