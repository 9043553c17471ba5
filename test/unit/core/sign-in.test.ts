import { describe, expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { addOrganisation, askForCode, organisationIn, signIn, type RunningCore } from '../../harness/running-core.ts';

const day = 24 * hour;

const signInNow = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const calls = (core: RunningCore, path: string) =>
  core.http.requests.filter((request) => request.path.endsWith(path)).length;

describe('signing in with a code', () => {
  it('shows the code before the browser opens, and opens it once', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const { attemptId, verificationLink } = await askForCode(core, organisationId);
    const before = [...core.browser.opened];
    await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
    await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
    expect({ before, after: core.browser.opened }).toEqual({ before: [], after: [verificationLink] });
  });

  it('is signed in once it is approved, and says since when', async ({ core }) => {
    await signIn(core);
    expect(signInNow(core)).toEqual({
      state: 'signed-in',
      since: expect.any(Number) as number,
      connection: 'good',
      offlineSince: null,
      end: null,
      problem: null,
    });
  });

  it('joins an attempt that is under way', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const first = await askForCode(core, organisationId);
    const second = await askForCode(core, organisationId);
    expect({ attemptId: second.attemptId, deviceAuthorizationCalls: calls(core, '/device_authorization') }).toEqual({
      attemptId: first.attemptId,
      deviceAuthorizationCalls: 1,
    });
  });

  it('reuses the client registration for the next sign-in', async ({ core }) => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    await askForCode(core, organisationId);
    expect(calls(core, '/client/register')).toBe(1);
  });

  it('registers anew, once, when AWS has forgotten the registration', async ({ core }) => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    core.simulator.control.forgetRegistrations();
    await askForCode(core, organisationId);
    expect(calls(core, '/client/register')).toBe(2);
  });

  it('registers anew for the next attempt when AWS does not know the client it has just given', async ({ core }) => {
    core.simulator.control.addFault({ kind: 'expire', path: '/device_authorization', count: 1 });
    const organisationId = await addOrganisation(core);
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const refused = signInNow(core).state;
    await askForCode(core, organisationId);
    expect({ refused, state: signInNow(core).state, registerCalls: calls(core, '/client/register') }).toEqual({
      refused: 'signed-out',
      state: 'waiting-for-approval',
      registerCalls: 2,
    });
  });

  it('keeps the client of the sign-in there is when another is registered for a sign-in that comes to nothing', async ({
    core,
  }) => {
    core.simulator.control.setSessionLength(90 * day);
    const organisationId = await signIn(core);
    core.clock.jump(89.5 * day);
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    await core.advance(41 * minute);
    expect({ registerCalls: calls(core, '/client/register'), state: signInNow(core).state }).toEqual({
      registerCalls: 2,
      state: 'signed-in',
    });
  });

  it('says that the code ran out, and leaves everything as it was', async ({ core }) => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    const { userCode } = await askForCode(core, organisationId);
    await core.advance(601_000);
    expect(signInNow(core)).toEqual({
      state: 'signed-out',
      problem: {
        code: 'code-expired',
        sentence: `Nobody approved ${userCode} within 10 minutes. Nothing has changed.`,
        retry: true,
      },
    });
  });

  it('says that it was refused', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.denyDevice(userCode);
    await core.advance(2_000);
    expect(signInNow(core)).toMatchObject({ state: 'signed-out', problem: { code: 'request-refused' } });
  });

  it('is cancelled at once and asks AWS nothing more', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    await askForCode(core, organisationId);
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    const polls = calls(core, '/token');
    await core.advance(60_000);
    expect({ signIn: signInNow(core), tokenCalls: calls(core, '/token') }).toEqual({
      signIn: { state: 'signed-out', problem: null },
      tokenCalls: polls,
    });
  });

  it('goes on through a network that is away for a while', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    core.http.offline = true;
    await core.advance(120_000);
    core.http.offline = false;
    core.simulator.control.approveDevice(userCode);
    await core.advance(10_000);
    expect(signInNow(core)).toMatchObject({ state: 'signed-in' });
  });

  it('slows down for good when asked to', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    await askForCode(core, organisationId);
    core.simulator.control.addFault({
      path: '/token',
      kind: 'status',
      status: 400,
      count: 1,
      body: '{"error":"slow_down"}',
    });
    await core.advance(1_000);
    const before = calls(core, '/token');
    await core.advance(60_000);
    expect(calls(core, '/token') - before).toBe(10);
  });

  it('reports a portal that AWS does not know', async ({ core }) => {
    const added = await core.latchkey.commands['organisation.add']({
      startUrl: 'https://nobody.awsapps.com/start',
      region: 'us-east-1',
      name: null,
    });
    const organisationId = added.ok ? added.value.organisationId : '';
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    expect(signInNow(core)).toMatchObject({ state: 'signed-out', problem: { code: 'portal-not-found' } });
  });

  it('reports a browser that did not open, and opens it on the next wish', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const { attemptId } = await askForCode(core, organisationId);
    core.browser.failing = true;
    const shown = await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
    core.browser.failing = false;
    const again = await core.latchkey.commands['sign-in.open-browser']({ organisationId, attemptId });
    expect({
      shownOk: shown.ok,
      againOk: again.ok,
      openedCount: core.browser.opened.length,
      signIn: signInNow(core),
    }).toEqual({
      shownOk: false,
      againOk: true,
      openedCount: 1,
      signIn: expect.objectContaining({ browser: 'opened' }) as unknown,
    });
  });
});
