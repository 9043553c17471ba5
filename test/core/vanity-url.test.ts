import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../electron/core/failures/fail.ts';
import { second } from '../../electron/core/instant.ts';
import { portalBehind } from '../../electron/core/organisations/vanity-url.ts';
import type { Http, HttpRequest } from '../../electron/core/ports/http.ts';
import { ServiceError, type ServiceErrorKind } from '../../electron/core/service-error.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { askForCode, organisationIn, startCore, type RunningCore } from '../support/running-core.ts';

const vanity = new URL('https://aws.example.com/');
const portal = 'https://ssoins-722.portal.eu-west-1.app.aws';

/** A network that answers one request after the other, and what it was asked. */
function answering(...answers: readonly (readonly [status: number, location?: string])[]) {
  const asked: unknown[] = [];
  const left = [...answers];
  const http: Http = {
    send: ({ method, url, redirects }) => {
      asked.push([method, url, redirects]);
      const [status = 0, location] = left.shift() ?? [];
      const headers: Record<string, string> = location === undefined ? {} : { location };
      return Promise.resolve({ status, headers, body: '' });
    },
  };
  return { http, asked };
}

/** The portal's address, or code and sentence of the failure. */
async function resolved(http: Http, clock = new ManualClock()): Promise<unknown> {
  try {
    return (await portalBehind(http, clock, vanity)).url;
  } catch (error) {
    return error instanceof FailureError ? [error.failure.code, error.failure.sentence] : error;
  }
}

describe('an address of the company’s own', () => {
  it.each([301, 302, 303, 307, 308])(
    'is asked once, and its %i names the portal, which is not asked',
    async (status) => {
      const { http, asked } = answering([status, `${portal}/#/`]);
      expect([await resolved(http), asked]).toEqual([portal, [['HEAD', vanity.href, 'told']]]);
    },
  );

  it.each([405, 501])('is asked by GET where HEAD is answered with %i', async (status) => {
    const { http, asked } = answering([status], [302, 'https://my-company.awsapps.com/start']);
    expect([await resolved(http), asked]).toEqual([
      'https://my-company.awsapps.com/start',
      [
        ['HEAD', vanity.href, 'told'],
        ['GET', vanity.href, 'told'],
      ],
    ]);
  });

  it.each<[string, [number, string?], string]>([
    ['leads nowhere', [200], 'aws.example.com is not an address of AWS and does not lead to one.'],
    ['redirects without saying where', [302], 'aws.example.com is not an address of AWS and does not lead to one.'],
    ['is not found', [404], 'aws.example.com answered with error 404.'],
    ['fails', [503], 'aws.example.com answered with error 503.'],
    ['redirects to itself', [301, '/portal'], 'aws.example.com redirects more than once.'],
    [
      'redirects to itself without https',
      [301, 'http://aws.example.com/'],
      'aws.example.com redirects more than once.',
    ],
    ['leads to http', [302, 'http://my.awsapps.com/start'], 'aws.example.com leads to my.awsapps.com without https'],
    [
      'leads to a host that only looks like AWS',
      [302, 'https://my.awsapps.com.evil.example/start'],
      'aws.example.com leads to my.awsapps.com.evil.example, which is not an address of AWS.',
    ],
    [
      'leads to another company’s address',
      [302, 'https://sso.example.net/'],
      'aws.example.com leads to sso.example.net, which is not an address of AWS.',
    ],
    [
      'leads to a page of AWS that is no portal',
      [302, 'https://console.aws.amazon.com/'],
      'aws.example.com leads to console.aws.amazon.com, which belongs to AWS but is not an access portal.',
    ],
  ])('that %s is refused, and why is said', async (_what, answer, sentence) => {
    expect(await resolved(answering(answer).http)).toEqual([
      'start-url-invalid',
      expect.stringContaining(sentence) as unknown,
    ]);
  });

  it.each<[ServiceErrorKind, string, string]>([
    ['offline', 'offline', 'aws.example.com could not be reached. Check the address and the connection.'],
    ['proxy', 'proxy-in-between', 'aws.example.com could not be reached safely'],
  ])('that cannot be asked (%s) is told apart', async (kind, code, sentence) => {
    const http: Http = { send: () => Promise.reject(new ServiceError(kind, 'No answer.')) };
    expect(await resolved(http)).toEqual([code, expect.stringContaining(sentence) as unknown]);
  });

  it('is not waited for longer than ten seconds', async () => {
    const clock = new ManualClock();
    const http: Http = { send: hanging };
    const answer = resolved(http, clock);
    await clock.advance(10 * second, () => Promise.resolve());
    expect([await answer, clock.timerCount()]).toEqual([
      ['offline', expect.stringContaining('did not answer within 10 seconds') as unknown],
      0,
    ]);
  });
});

function hanging({ signal }: HttpRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new ServiceError('cancelled', 'Cancelled.'));
    });
  });
}

describe('an organisation at an address of the company’s own', () => {
  let core: RunningCore;
  beforeEach(async () => {
    core = await startCore();
    await core.latchkey.start();
    core.http.redirects.set('aws.example.com', core.simulator.startUrl);
  });
  afterEach(() => core.close());

  const view = () => organisationIn(core.latchkey.snapshot());
  async function add(startUrl = 'https://aws.example.com', another?: true): Promise<string> {
    const { region } = core.simulator;
    const input = { startUrl, region, name: null, ...(another === undefined ? {} : { another }) };
    const added = await core.latchkey.commands['organisation.add'](input);
    return added.ok ? added.value.organisationId : added.failure.sentence;
  }
  async function signIn(organisationId: string): Promise<void> {
    core.simulator.control.approveDevice((await askForCode(core, organisationId)).userCode);
    await core.advance(2 * second);
  }

  it('is shown at that address, and signed in to at the portal', async () => {
    await signIn(await add());
    const { name, startUrl, portalUrl, signIn: shown } = view();
    expect([name, startUrl, portalUrl, shown.state]).toEqual([
      'Example',
      'https://aws.example.com/',
      core.simulator.startUrl,
      'signed-in',
    ]);
  });

  it('is the one there is when its portal was added before', async () => {
    expect([await add(core.simulator.startUrl), core.latchkey.snapshot().organisations.length]).toEqual([
      await add(),
      1,
    ]);
  });

  it('is not added when the address leads nowhere', async () => {
    core.http.redirects.set('aws.example.com', 'https://sso.example.net/');
    expect([await add(), core.latchkey.snapshot().organisations]).toEqual([
      expect.stringContaining('which is not an address of AWS') as unknown,
      [],
    ]);
  });

  it('is signed in to at the portal of last time when the address does not answer', async () => {
    const organisationId = await add();
    core.http.redirects.clear();
    await signIn(organisationId);
    expect(view().signIn.state).toBe('signed-in');
  });

  it('is not moved to another portal unasked', async () => {
    const organisationId = await add();
    const calls = core.http.requests.length;
    core.http.redirects.set('aws.example.com', 'https://other.awsapps.com/start');
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    expect([view().signIn, core.http.requests.slice(calls).map(({ method }) => method)]).toEqual([
      {
        state: 'signed-out',
        problem: {
          code: 'portal-moved',
          sentence: expect.stringContaining('now leads to another portal, other.awsapps.com') as unknown,
          retry: false,
        },
      },
      ['HEAD'],
    ]);
  });
});
