import { describe, expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { organisationIn, readOnlyRole, type RunningCore } from '../../harness/running-core.ts';

const state = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const tokenCalls = (core: RunningCore) =>
  core.http.requests.filter((request) => request.path.endsWith('/token')).length;
const copy = (core: RunningCore, organisationId: string) =>
  core.latchkey.perform({ kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' }, 'tray');

describe('a sign-in that lasts', () => {
  it('refreshes the access token before it ends, every forty minutes, and no more', async ({ core }) => {
    const before = tokenCalls(core);
    await core.advance(4 * hour);
    expect({ state: state(core).state, tokenCalls: tokenCalls(core) - before }).toEqual({
      state: 'signed-in',
      tokenCalls: 6,
    });
  });

  it('keeps the old refresh token when an answer omits a new one', async ({ core, organisationId }) => {
    core.simulator.control.addFault({ path: '/token', kind: 'omitRefreshToken' });
    await core.advance(3 * hour);
    expect({ state: state(core).state, copyOk: (await copy(core, organisationId)).ok }).toEqual({
      state: 'signed-in',
      copyOk: true,
    });
  });

  it('outlives a network that is away for longer than the access token', async ({ core }) => {
    core.http.offline = true;
    await core.advance(2 * hour);
    const away = state(core);
    core.http.offline = false;
    await core.advance(minute);
    expect({ away, state: state(core) }).toEqual({
      away: expect.objectContaining({ state: 'signed-in', connection: 'offline' }) as unknown,
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
    });
  });

  it('says since when it is offline, and tries again at once when the person asks for the list', async ({
    core,
    organisationId,
  }) => {
    core.http.offline = true;
    await core.advance(45 * minute);
    const away = state(core);
    core.http.offline = false;
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.settle();
    const lost = away.state === 'signed-in' ? core.clock.now() - (away.offlineSince ?? 0) : 0;
    expect([Math.round(lost / minute), state(core)]).toEqual([5, expect.objectContaining({ connection: 'good' })]);
  });

  it('takes up the way back at once when the computer wakes', async ({ core }) => {
    core.http.offline = true;
    await core.advance(2 * hour);
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    expect(state(core)).toMatchObject({ state: 'signed-in', connection: 'good' });
  });

  it.for([
    ['a fault of the service', { kind: 'status', status: 500, path: '/token' } as const],
    ['a cut connection', { kind: 'reset', path: '/token' } as const],
    [
      'a captive portal',
      { kind: 'body', status: 200, path: '/token', body: '<html>', contentType: 'text/html' } as const,
    ],
    ['throttling', { kind: 'throttle', path: '/token' } as const],
  ] as const)('is not ended by %s', async ([, fault], { core }) => {
    core.simulator.control.addFault(fault);
    await core.advance(50 * minute);
    expect(state(core)).toMatchObject({ state: 'signed-in' });
  });

  it('ends when AWS says so, once, and keeps the list', async ({ core }) => {
    core.simulator.control.endSessions();
    await core.advance(41 * minute);
    const calls = core.http.requests.length;
    await core.advance(8 * hour);
    const { catalogue } = organisationIn(core.latchkey.snapshot());
    expect({
      state: state(core).state,
      accountCount: catalogue.accountCount,
      requestCount: core.http.requests.length - calls,
    }).toEqual({ state: 'ended', accountCount: 5, requestCount: 0 });
  });

  it('answers a refused access token by one refresh and asks again', async ({ core, organisationId }) => {
    core.simulator.control.revokeAccessTokens();
    const before = tokenCalls(core);
    expect({
      copyOk: (await copy(core, organisationId)).ok,
      tokenCalls: tokenCalls(core) - before,
      state: state(core).state,
    }).toEqual({
      copyOk: true,
      tokenCalls: 1,
      state: 'signed-in',
    });
  });

  it('asks for a sign-in once when the refreshed token is refused too', async ({ core, organisationId }) => {
    core.simulator.control.addFault({
      kind: 'status',
      status: 401,
      path: '/federation/credentials',
      body: '{"message":"Session token not found or invalid","__type":"com.amazonaws.switchboard.portal#UnauthorizedException"}',
    });
    const outcome = await copy(core, organisationId);
    expect({ outcome, state: state(core).state }).toEqual({
      outcome: { ok: false, failure: expect.objectContaining({ code: 'sign-in-needed' }) as unknown },
      state: 'ended',
    });
  });

  it('is there again at the next start, with the list, before any network', async ({ core }) => {
    core.http.offline = true;
    const next = core.create();
    await next.start();
    const organisation = organisationIn(next.snapshot());
    expect({ signInState: organisation.signIn.state, accountCount: organisation.catalogue.accountCount }).toEqual({
      signInState: 'signed-in',
      accountCount: 5,
    });
  });

  it('is taken up after a night asleep', async ({ core, organisationId }) => {
    core.clock.jump(7 * hour);
    core.latchkey.wake();
    await core.settle();
    expect({ state: state(core), copyOk: (await copy(core, organisationId)).ok }).toEqual({
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
      copyOk: true,
    });
  });

  it('tells who asks after thirty seconds that a refresh has no answer, and takes the answer that comes later', async ({
    core,
    organisationId,
  }) => {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    core.clock.jump(2 * hour);
    core.http.heldBack = held;
    const asking = copy(core, organisationId);
    await core.clock.advance(31_000, () => new Promise((resolve) => setImmediate(resolve)));
    const told = await asking;
    core.http.heldBack = null;
    release(undefined);
    await core.settle();
    expect({
      told: told.ok ? null : told.failure.code,
      state: state(core),
      copyOk: (await copy(core, organisationId)).ok,
    }).toEqual({
      told: 'offline',
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
      copyOk: true,
    });
  });

  it('signs out: AWS is told, the tokens and held credentials are gone, the list stays', async ({
    core,
    organisationId,
  }) => {
    await copy(core, organisationId);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    const { signIn: after, catalogue } = organisationIn(core.latchkey.snapshot());
    const logouts = core.http.requests.filter((request) => request.path.endsWith('/logout'));
    expect({
      after,
      accountCount: catalogue.accountCount,
      freshness: core.latchkey.snapshot().freshness,
      logoutStatuses: logouts.map(({ status }) => status),
    }).toEqual({
      after: { state: 'signed-out', problem: null },
      accountCount: 5,
      freshness: [],
      logoutStatuses: [200],
    });
  });

  it('works on in memory when the disk is full, and says so', async ({ core }) => {
    core.vault.failing = 'disk';
    await core.advance(41 * minute);
    expect({
      state: state(core).state,
      noticeSentences: core.latchkey.snapshot().notices.map(({ sentence }) => sentence),
    }).toEqual({
      state: 'signed-in',
      noticeSentences: ['Latchkey could not use its folder. Make room on the disk or check its permissions.'],
    });
  });
});
