import { describe, expect } from 'vitest';
import { second } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

const now = (core: RunningCore) => organisationIn(core.latchkey.snapshot());
const calls = (core: RunningCore, path: string) =>
  core.http.requests.filter((request) => request.path.endsWith(path)).length;
const details = async (core: RunningCore, organisationId: string): Promise<string[]> => {
  const copied = await core.latchkey.commands['support.copy-details']({ organisationId });
  return copied.ok ? core.clipboard.text.split('\n') : [copied.failure.code];
};

it('a message for the administrator names the portal, and nobody', async ({ core }) => {
  const organisationId = await addOrganisation(core);
  const copied = await core.latchkey.commands['support.copy-request']({ organisationId });
  expect({
    copiedOk: copied.ok,
    clipboardText: core.clipboard.text,
    clipboard: core.latchkey.snapshot().clipboard,
  }).toEqual({
    copiedOk: true,
    clipboardText: `I am signed in to the AWS access portal ${now(core).startUrl}, but no AWS account has been assigned to me. Could you assign me the accounts and permission sets that I need in IAM Identity Center?`,
    clipboard: { what: 'request', role: null, copiedAt: expect.any(Number) as number, clearsAt: null },
  });
});

describe('the details for support', () => {
  it('say when, at which step, what, AWS’s request id and the version, and not the code', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const before = await details(core, organisationId);
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.denyDevice(userCode);
    await core.advance(2 * second);
    const at = core.clock.now();
    await core.advance(60 * second);
    const copied = await details(core, organisationId);
    expect({
      before,
      copied,
      copiedHasUserCode: copied.join('').includes(userCode),
      clipboard: core.latchkey.snapshot().clipboard,
    }).toEqual({
      before: ['not-found'],
      copied: [
        'Latchkey 0.0.0',
        expect.stringMatching(/^Time: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u),
        'Step: Waiting for the approval of a code',
        'Problem: request-refused',
        'AWS request id: none',
      ],
      copiedHasUserCode: false,
      clipboard: { what: 'support-details', role: null, copiedAt: expect.any(Number) as number, clearsAt: null },
    });
    expect(Math.abs(Date.parse(copied[1]?.slice(6) ?? '') - at)).toBeLessThan(10 * second);
  });

  it.for([
    { step: 'Asking AWS for a code', path: '/client/register', problem: 'service-error' },
    {
      step: 'Reading the list of accounts and permission sets',
      path: '/assignment/accounts',
      problem: 'service-error',
    },
    { step: 'Asking AWS for credentials of a role', path: '/federation/credentials', problem: 'access-denied' },
  ])('name the step: $step', async ({ step, path, problem }, { core }) => {
    const organisationId = path === '/client/register' ? await addOrganisation(core) : await signIn(core);
    const status = problem === 'access-denied' ? 403 : 400;
    core.simulator.control.addFault({ path, kind: 'status', status, count: 1, body: '{}' });
    if (path === '/client/register') await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    else if (path === '/assignment/accounts') await core.latchkey.commands['catalogue.reload']({ organisationId });
    else await core.latchkey.perform({ kind: 'open-console', role: readOnlyRole(organisationId) }, 'window');
    await core.settle();
    const copied = await details(core, organisationId);
    expect([copied[2], copied[3], copied[4] === 'AWS request id: none']).toEqual([
      `Step: ${step}`,
      `Problem: ${problem}`,
      false,
    ]);
  });

  it('name the browser that did not open', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    const { attemptId } = await askForCode(core, organisationId);
    core.browser.failing = true;
    await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
    expect((await details(core, organisationId)).slice(2, 4)).toEqual([
      'Step: Opening the browser',
      'Problem: browser-did-not-open',
    ]);
  });
});

describe('a sign-in without a connection', () => {
  it('is tried again by itself, with the problem on screen until AWS answers', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    core.http.offline = true;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const seen = new Set<string>();
    core.latchkey.onSnapshot((snapshot) => seen.add(organisationIn(snapshot).signIn.state));
    await core.advance(60 * second);
    const tries = core.http.requests.length;
    core.http.offline = false;
    await core.advance(60 * second);
    expect({ seen: [...seen], signInState: now(core).signIn.state, tries, opened: core.browser.opened }).toEqual({
      seen: ['signed-out', 'waiting-for-approval'],
      signInState: 'waiting-for-approval',
      tries: expect.any(Number) as number,
      opened: [],
    });
  });

  it('is tried at a wake, and not any more once it is dismissed', async ({ core }) => {
    const organisationId = await addOrganisation(core);
    core.http.offline = true;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    const woken = now(core).signIn.state;
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    core.http.offline = true;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    core.http.offline = false;
    await core.latchkey.commands['sign-in.dismiss-problem']({ organisationId });
    await core.advance(300 * second);
    expect({ woken, signIn: now(core).signIn }).toEqual({
      woken: 'waiting-for-approval',
      signIn: { state: 'signed-out', problem: null },
    });
  });
});

describe('a fresh sign-in', () => {
  it('ends the old one at AWS, keeps list and live credentials, and asks for a wholly new one', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
    await core.settle();
    const before = now(core).catalogue.roleCount;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code', fresh: true });
    await core.settle();
    const { signIn: asking, catalogue } = now(core);
    const held = core.latchkey.snapshot().freshness.map(({ state }) => state);
    if (asking.state !== 'waiting-for-approval') throw new Error(asking.state);
    core.simulator.control.approveDevice(asking.userCode);
    await core.advance(10 * second);
    expect({
      logoutCalls: calls(core, '/logout'),
      roleCount: catalogue.roleCount,
      held,
      signInState: now(core).signIn.state,
      deviceAuthorizationCalls: calls(core, '/device_authorization'),
    }).toEqual({
      logoutCalls: 1,
      roleCount: before,
      held: ['live'],
      signInState: 'signed-in',
      deviceAuthorizationCalls: 2,
    });
  });

  it('leaves everything as it was when AWS cannot be told', async ({ core }) => {
    const organisationId = await signIn(core);
    core.http.offline = true;
    const result = await core.latchkey.commands['sign-in.start']({ organisationId, fresh: true });
    core.http.offline = false;
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.settle();
    expect({ result, signInState: now(core).signIn.state, problem: now(core).catalogue.problem }).toEqual({
      result: { ok: false, failure: expect.objectContaining({ code: 'offline' }) as unknown },
      signInState: 'signed-in',
      problem: null,
    });
  });
});
