import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../electron/core/failures/fail.ts';
import { second } from '../../../electron/core/time/instant.ts';
import { portalBehind } from '../../../electron/core/organisations/vanity-url.ts';
import type { Http, HttpRequest } from '../../../electron/core/ports/http.ts';
import { ServiceError, type ServiceErrorKind } from '../../../electron/core/failures/service-error.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { coreTest } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, type RunningCore } from '../../harness/running-core.ts';

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
      expect({ resolved: await resolved(http), asked }).toEqual({
        resolved: portal,
        asked: [['HEAD', vanity.href, 'manual']],
      });
    },
  );

  it.each([400, 403, 404, 405, 501])('is asked by GET where HEAD is answered with %i', async (status) => {
    const { http, asked } = answering([status], [302, 'https://my-company.awsapps.com/start']);
    expect({ resolved: await resolved(http), asked }).toEqual({
      resolved: 'https://my-company.awsapps.com/start',
      asked: [
        ['HEAD', vanity.href, 'manual'],
        ['GET', vanity.href, 'manual'],
      ],
    });
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
      'leads to a page that only names a portal',
      [302, 'https://login.example.net/?RelayState=https://my.awsapps.com/start'],
      'aws.example.com leads to login.example.net, which is not an address of AWS.',
    ],
    [
      'leads to a page of AWS that is no portal',
      [302, 'https://console.aws.amazon.com/'],
      'aws.example.com leads to console.aws.amazon.com, which belongs to AWS but is not an access portal.',
    ],
  ])('that %s is refused, and why is said', async (_what, answer, sentence) => {
    expect(await resolved(answering(answer, answer).http)).toEqual([
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
    expect({ answer: await answer, timerCount: clock.timerCount() }).toEqual({
      answer: ['offline', expect.stringContaining('did not answer within 10 seconds') as unknown],
      timerCount: 0,
    });
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
  const it = coreTest.extend('core', async ({ launch }) => {
    const core = await launch();
    core.http.redirects.set('aws.example.com', core.simulator.startUrl);
    return core;
  });

  const view = (core: RunningCore) => organisationIn(core.latchkey.snapshot());
  async function add(core: RunningCore, startUrl = 'https://aws.example.com', another?: true): Promise<string> {
    const { region } = core.simulator;
    const input = { startUrl, region, name: null, ...(another === undefined ? {} : { another }) };
    const added = await core.latchkey.commands['organisation.add'](input);
    return added.ok ? added.value.organisationId : added.failure.sentence;
  }
  async function signIn(core: RunningCore, organisationId: string): Promise<void> {
    core.simulator.control.approveDevice((await askForCode(core, organisationId)).userCode);
    await core.advance(2 * second);
  }

  it('is shown at that address, and signed in to at the portal', async ({ core }) => {
    await signIn(core, await add(core));
    const { name, startUrl, portalUrl, signIn: shown } = view(core);
    expect({ name, startUrl, portalUrl, shownState: shown.state }).toEqual({
      name: 'Example',
      startUrl: 'https://aws.example.com/',
      portalUrl: core.simulator.startUrl,
      shownState: 'signed-in',
    });
  });

  it.for(['https://app.localhost/', 'https://127.0.0.1.nip.io/', 'https://aws.internal/', 'https://localhost/'])(
    'is not asked for where its name leads to this computer: %s',
    async (startUrl, { core }) => {
      core.http.redirects.set(new URL(startUrl).host, core.simulator.startUrl);
      const before = core.http.requests.length;
      expect({ add: await add(core, startUrl), requestCount: core.http.requests.length - before }).toEqual({
        add: expect.any(String) as unknown,
        requestCount: 0,
      });
      expect(core.latchkey.snapshot().organisations).toEqual([]);
    },
  );

  it('is asked for with its query only once the person has agreed to the whole address in a dialog', async ({
    core,
  }) => {
    const long = `https://aws.example.com/start?tenant=${'x'.repeat(200)}#secret`;
    const shown = long.replace('#secret', '');
    core.confirmation.agrees = false;
    const before = core.http.requests.length;
    expect({ add: await add(core, long), requestCount: core.http.requests.length - before }).toEqual({
      add: 'Cancelled.',
      requestCount: 0,
    });
    core.confirmation.agrees = true;
    await add(core, long);
    const question = {
      question: 'Ask aws.example.com where your portal is?',
      detail: `Latchkey will ask for this address, with all that stands in it. Agree only if you have just pasted it yourself.\n\n${shown}`,
      agree: 'Ask',
    };
    expect({
      asked: core.confirmation.asked,
      startUrl: view(core).startUrl,
      requestCount: core.http.requests.length - before,
    }).toEqual({
      asked: [question, question],
      startUrl: shown,
      requestCount: 1,
    });
  });

  it('is shown in that dialog also where it is long without a query', async ({ core }) => {
    core.confirmation.agrees = false;
    expect({
      add: await add(core, `https://aws.example.com/${'x'.repeat(77)}`),
      askedCount: core.confirmation.asked.length,
    }).toEqual({
      add: 'Cancelled.',
      askedCount: 1,
    });
    expect({
      add: await add(core, `https://aws.example.com/${'x'.repeat(76)}`),
      askedCount: core.confirmation.asked.length,
    }).toEqual({
      add: expect.any(String) as unknown,
      askedCount: 1,
    });
  });

  it('is asked for without a question where it has no query', async ({ core }) => {
    await add(core, 'https://aws.example.com/start?#secret');
    expect({ asked: core.confirmation.asked, startUrl: view(core).startUrl }).toEqual({
      asked: [],
      startUrl: 'https://aws.example.com/start',
    });
  });

  it('is asked for five times a minute at most, whether a dialog was agreed to or not', async ({ core }) => {
    core.http.redirects.clear();
    core.http.redirects.set('aws.example.com', 'https://sso.example.net/');
    core.confirmation.agrees = false;
    const before = core.http.requests.length;
    const tries = Array.from({ length: 8 }, (_, index) => `https://aws.example.com/${index % 2 === 0 ? '' : '?x'}`);
    for (const startUrl of tries) await add(core, startUrl);
    const [refused, asked] = [await add(core), core.http.requests.length - before];
    await core.advance(61 * second);
    expect({ refused, asked, askedCount: core.confirmation.asked.length, add: await add(core) }).toEqual({
      refused: 'Many addresses were tried within a minute. Wait a little, or paste the address of AWS it leads to.',
      asked: 3,
      askedCount: 2,
      add: expect.stringContaining('which is not an address of AWS') as unknown,
    });
  });

  it('is the one there is when its portal was added before', async ({ core }) => {
    expect({
      add: await add(core, core.simulator.startUrl),
      organisationCount: core.latchkey.snapshot().organisations.length,
    }).toEqual({
      add: await add(core),
      organisationCount: 1,
    });
  });

  it('is not added when the address leads nowhere', async ({ core }) => {
    core.http.redirects.set('aws.example.com', 'https://sso.example.net/');
    expect({ add: await add(core), organisations: core.latchkey.snapshot().organisations }).toEqual({
      add: expect.stringContaining('which is not an address of AWS') as unknown,
      organisations: [],
    });
  });

  it('is signed in to at the portal of last time when the address does not answer', async ({ core }) => {
    const organisationId = await add(core);
    core.http.redirects.clear();
    await signIn(core, organisationId);
    expect(view(core).signIn.state).toBe('signed-in');
  });

  it('is not asked before a sign-in where the settings file names this computer', async ({ core }) => {
    const organisationId = await add(core);
    const [record] = core.settings.read().organisations;
    core.http.redirects.set('app.localhost', core.simulator.startUrl);
    core.settings.change({ organisations: record ? [{ ...record, startUrl: 'https://app.localhost/' }] : [] });
    const before = core.http.requests.length;
    await signIn(core, organisationId);
    expect({
      signInState: view(core).signIn.state,
      anyRequests: core.http.requests.slice(before).some(({ method }) => method === 'HEAD'),
    }).toEqual({ signInState: 'signed-in', anyRequests: false });
  });

  it('is not moved to another portal unasked', async ({ core }) => {
    const organisationId = await add(core);
    const calls = core.http.requests.length;
    core.http.redirects.set('aws.example.com', 'https://other.awsapps.com/start');
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    expect({
      signIn: view(core).signIn,
      requests: core.http.requests.slice(calls).map(({ method }) => method),
    }).toEqual({
      signIn: {
        state: 'signed-out',
        problem: {
          code: 'portal-moved',
          sentence: expect.stringContaining('now leads to another portal, other.awsapps.com') as unknown,
          retry: false,
        },
      },
      requests: ['HEAD'],
    });
  });
});
