import { describe, expect } from 'vitest';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { FaultRequest } from '../../identity-center/faults/fault-schema.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

const view = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const calls = (core: RunningCore, end: string) => core.http.requests.filter(({ path }) => path.endsWith(end)).length;
const notices = (core: RunningCore) => core.latchkey.snapshot().notices.map(({ sentence }) => sentence);
/** State, connection, code of the problem. */
const shown = (core: RunningCore): unknown => {
  const now = view(core);
  return [
    now.state,
    'connection' in now ? now.connection : null,
    'problem' in now ? (now.problem?.code ?? null) : null,
  ];
};

type Wire = Omit<FaultRequest, 'path'>;
const page: Wire = { kind: 'intercept' };
const refused = (error: string): Wire => ({ kind: 'refuse', error });
const nothing: Wire = { kind: 'reset' };
const ended = ['ended', null, null];

describe('I1: a refresh that is answered', () => {
  it.for<[name: string, fault: Wire, expected: unknown]>([
    ['by nobody', nothing, ['signed-in', 'offline', null]],
    ['500', { kind: 'status', status: 500 }, ['signed-in', 'trouble', null]],
    ['503 in a page', { kind: 'status', status: 503, form: 'html' }, ['signed-in', 'trouble', null]],
    ['by a page with 200', page, ['signed-in', 'not-aws', null]],
    ['by a proxy with 403', { kind: 'intercept', status: 403 }, ['signed-in', 'not-aws', null]],
    ['by a network that wants a sign-in, 511', { kind: 'intercept', status: 511 }, ['signed-in', 'not-aws', null]],
    ['200 with nothing in it', { kind: 'body', status: 200, body: '{}' }, ['signed-in', 'trouble', null]],
    ['429', { kind: 'throttle' }, ['signed-in', 'throttled', null]],
    ['400 with a name nobody knows', refused('SomethingNewException'), ['signed-in', 'trouble', null]],
    ['400 invalid_scope', refused('InvalidScopeException'), ended],
    ['400 unsupported_grant_type', refused('UnsupportedGrantTypeException'), ended],
    ['400 unauthorized_client', refused('UnauthorizedClientException'), ended],
    ['400 invalid_request', refused('InvalidRequestException'), ended],
    ['400 invalid_grant', refused('InvalidGrantException'), ended],
    ['401 invalid_client', refused('InvalidClientException'), ended],
  ])('%s', async ([, fault, expected], { core }) => {
    await signIn(core);
    core.simulator.control.addFault({ ...fault, path: '/token' });
    await core.advance(50 * minute);
    const now = shown(core);
    const asked = calls(core, '/token');
    await core.advance(10 * minute);
    // A definite no is not asked for again; everything else heals by itself.
    const isOver = view(core).state === 'ended';
    core.simulator.control.removeFaults();
    await core.advance(2 * minute);
    expect({ now, tokenCallsIsAsked: isOver ? calls(core, '/token') === asked : shown(core) }).toEqual({
      now: expected,
      tokenCallsIsAsked: expected === ended || ['signed-in', 'good', null],
    });
  });
});

describe('D1: a registration that is refused', () => {
  it.for(['InvalidClientMetadataException', 'InvalidRequestException'] as const)(
    'as of another region (%s) doubts address and region before a browser opens',
    async (issuerRefusal, { core }) => {
      core.simulator.control.setSwitches({ issuerRefusal });
      const { startUrl } = core.simulator;
      const command = core.latchkey.commands['organisation.add'];
      const added = await command({ startUrl, region: 'eu-central-1', name: 'Northwind' });
      const organisationId = added.ok ? added.value.organisationId : '';
      await core.latchkey.commands['sign-in.start']({ organisationId, way: 'browser' });
      await core.settle();
      expect({ view: view(core), opened: core.browser.opened, authorizeCalls: calls(core, '/authorize') }).toEqual({
        view: {
          state: 'signed-out',
          problem: {
            code: 'portal-not-found',
            sentence:
              'AWS knows no portal at this address in eu-central-1. Check the address and the region with your administrator.',
            retry: false,
            requestId: expect.any(String) as unknown,
          },
        },
        opened: [],
        authorizeCalls: 0,
      });
    },
  );

  it.for<[way: 'browser' | 'code', error: string, code: string]>([
    ['browser', 'InvalidScopeException', 'sign-in-unsupported'],
    ['browser', 'InvalidRedirectUriException', 'sign-in-unsupported'],
    ['code', 'UnsupportedGrantTypeException', 'sign-in-unsupported'],
    ['code', 'InvalidClientMetadataException', 'sign-in-unsupported'],
    ['browser', 'InternalServerException', 'service-error'],
  ])('in the way of the %s by %s', async ([way, error, code], { core }) => {
    const organisationId = await addOrganisation(core);
    core.simulator.control.addFault({ ...refused(error), path: '/client/register' });
    await core.latchkey.commands['sign-in.start']({ organisationId, way });
    await core.settle();
    expect({ shown: shown(core), opened: core.browser.opened }).toEqual({
      shown: ['signed-out', null, code],
      opened: [],
    });
  });
});

/** Signs in in the browser up to the page it comes back to; answers what that says. */
async function comeBack(core: RunningCore): Promise<string> {
  const organisationId = await addOrganisation(core);
  await core.latchkey.commands['sign-in.start']({ organisationId, way: 'browser' });
  // The challenge is hashed on another thread, which `settle` does not see.
  while (view(core).state === 'starting') await core.settle();
  const waiting = view(core);
  const attemptId = 'attemptId' in waiting ? waiting.attemptId : '';
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  const authorize = new URL(core.browser.opened.at(-1) ?? '');
  const allowed = await fetch(`${authorize.origin}${authorize.pathname}`, {
    method: 'POST',
    body: new URLSearchParams([...authorize.searchParams, ['answer', 'allow']]),
    headers: { origin: authorize.origin },
    redirect: 'manual',
  });
  const text = await (await fetch(allowed.headers.get('location') ?? '')).text();
  await core.advance(minute);
  return /<h1>([^<]*)</u.exec(text)?.[1] ?? '';
}

describe('H3: the redemption of what the browser brought', () => {
  const lost =
    'The browser came back, but the answer of AWS was lost on the way, and what the browser brings works only once. Sign in again.';
  const no = 'The browser came back, but AWS did not accept what it brought. Sign in again; nothing else has changed.';
  it.for<[name: string, fault: Wire, expected: unknown]>([
    ['whose first answer is lost', { kind: 'resetWithin', count: 1 }, ['return-refused', lost]],
    ['whose first answer is a page after AWS has done it', { kind: 'truncate', count: 1 }, ['return-refused', lost]],
    ['refused with invalid_grant', refused('InvalidGrantException'), ['return-refused', no]],
    ['refused with expired_token', refused('ExpiredTokenException'), ['return-refused', no]],
    ['refused with invalid_request', refused('InvalidRequestException'), ['return-refused', no]],
    ['that goes well', { kind: 'chunked' }, ['signed-in']],
  ])('%s', async ([, fault, expected], { core }) => {
    core.simulator.control.addFault({ ...fault, path: '/token' });
    const tab = await comeBack(core);
    const now = view(core);
    const said = 'problem' in now && now.problem !== null ? [now.problem.code, now.problem.sentence] : [now.state];
    expect({ said, tab }).toEqual({ said: expected, tab: 'Return to Latchkey' });
  });
});

describe('D2: the ARN of a role', () => {
  const copyArn = async (core: RunningCore): Promise<unknown> => {
    const role = readOnlyRole(await signIn(core));
    await core.latchkey.perform(
      { kind: 'open-console', role, destination: { service: 'home', region: 'eu-west-1' } },
      'window',
    );
    const before = core.http.requests.length;
    const outcome = await core.latchkey.perform({ kind: 'copy-role-arn', role }, 'window');
    const asked = core.http.requests.slice(before).map(({ path }) => path);
    return [outcome.ok ? core.clipboard.text.startsWith('arn:aws:iam::111122223333:role/') : outcome.failure, asked];
  };
  it.override('options', { region: 'eu-central-1' });

  it.for<[switchName: 'stsUnknownIn' | 'stsDisabledIn']>([['stsUnknownIn'], ['stsDisabledIn']])(
    'is asked of the role’s own region and then of the first one where one refuses (%s)',
    async ([name], { core }) => {
      core.simulator.control.setSwitches({ [name]: ['eu-central-1'] });
      const one = await copyArn(core);
      core.simulator.control.setSwitches({ [name]: ['eu-central-1', 'eu-west-1'] });
      const other = await core.latchkey.perform(
        { kind: 'copy-role-arn', role: readOnlyRole(core.latchkey.snapshot().organisations[0]?.id ?? '') },
        'window',
      );
      const last = core.http.requests.slice(-3).map(({ path, status }) => `${path} ${String(status)}`);
      expect({ one, otherOk: other.ok, last }).toEqual({
        one: [true, ['/eu-central-1', '/eu-west-1']],
        otherOk: true,
        last: ['/eu-central-1 403', '/eu-west-1 403', '/us-east-1 200'],
      });
    },
  );

  it('is not known where every region refuses, and the sentence says that asking again is of no use', async ({
    core,
  }) => {
    core.simulator.control.setSwitches({ stsUnknownIn: ['eu-central-1', 'eu-west-1', 'us-east-1'] });
    expect(await copyArn(core)).toEqual([
      {
        code: 'role-arn-unknown',
        sentence:
          'The regions of AWS that Latchkey asked do not know the credentials of payments-prod, and asking again does not help. Look the ARN up in IAM.',
        retry: false,
        requestId: expect.any(String) as unknown,
      },
      ['/eu-central-1', '/eu-west-1', '/us-east-1'],
    ]);
  });

  it('is asked of no other region after trouble on the way', async ({ core }) => {
    core.simulator.control.addFault({ kind: 'intercept', path: '/', status: 403 });
    expect(await copyArn(core)).toEqual([expect.objectContaining({ code: 'proxy-in-between' }), ['/eu-central-1']]);
  });
});

describe('H4: a sign-out', () => {
  const untold =
    'You are signed out of Northwind here, but AWS could not be told. Latchkey tries again; until then the sign-in may still be open at AWS.';
  const signOut = async (core: RunningCore, fault: Wire): Promise<string> => {
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ ...fault, path: '/logout' });
    await core.latchkey.commands['sign-out']({ organisationId });
    return organisationId;
  };

  it.for<[name: string, fault: Wire]>([
    ['a page with 200', page],
    ['a proxy with 403', { kind: 'intercept', status: 403 }],
    ['500', { kind: 'status', status: 500 }],
    ['nobody', nothing],
  ])('answered by %s is done here, said, and told again', async ([, fault], { core }) => {
    await signOut(core, fault);
    const now = [shown(core), notices(core)];
    await core.advance(10 * minute);
    const still = notices(core);
    core.simulator.control.removeFaults();
    await core.advance(5 * minute);
    expect({
      now,
      still,
      notices: notices(core),
      liveSessions: core.simulator.control.state()['liveSessions'],
    }).toEqual({
      now: [['signed-out', null, null], [untold]],
      still: [untold],
      notices: [],
      liveSessions: 0,
    });
  });

  it('that AWS has heard is not spoken of, nor one of a sign-in that is over at AWS', async ({ core }) => {
    await signOut(core, { kind: 'revoke' });
    await core.advance(10 * minute);
    expect({ notices: notices(core), logoutCalls: calls(core, '/logout') }).toEqual({ notices: [], logoutCalls: 1 });
  });

  it('is told no more once somebody signs in anew, whom it could end, nor after the token is over', async ({
    core,
  }) => {
    const organisationId = await signOut(core, page);
    await askForCode(core, organisationId);
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    const said = notices(core);
    await core.advance(10 * minute);
    expect({ said, logoutCalls: calls(core, '/logout') }).toEqual({ said: [], logoutCalls: 1 });
  });

  it('is told again for an hour at most, and said again to nobody who has put it away', async ({ core }) => {
    await signOut(core, page);
    const [notice] = core.latchkey.snapshot().notices;
    await core.latchkey.commands['notice.dismiss']({ id: notice?.id ?? '' });
    await core.advance(30 * second);
    const put = notices(core);
    await core.advance(2 * hour);
    const asked = calls(core, '/logout');
    await core.advance(2 * hour);
    expect({ put, notices: notices(core), logoutCalls: calls(core, '/logout') - asked }).toEqual({
      put: [],
      notices: [],
      logoutCalls: 0,
    });
  });
});
