import { describe, expect } from 'vitest';
import { minute } from '../../../electron/core/time/instant.ts';
import type { HttpResponse } from '../../../electron/core/ports/http.ts';
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

/** A gateway's answer in the words of OAuth: JSON, and no request id of AWS. */
function gateway(status: number, error: string): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error, __type: error }) };
}

function answerBy(core: RunningCore, end: string, answer: HttpResponse): void {
  core.http.changeAnswers = (path, own) => (path.endsWith(end) ? answer : own);
}

const heal = (core: RunningCore): void => {
  core.http.changeAnswers = (_path, own) => own;
};

describe('I1: a gateway that speaks OAuth', () => {
  it.for<[status: number, error: string, connection: string]>([
    [400, 'invalid_grant', 'not-aws'],
    [401, 'invalid_client', 'not-aws'],
    [401, 'unauthorized_client', 'not-aws'],
    [403, 'access_denied', 'not-aws'],
    [400, 'invalid_request', 'not-aws'],
    [502, 'invalid_grant', 'trouble'],
    [503, 'invalid_client', 'trouble'],
  ])('ends no sign-in that is refreshed: %i %s', async ([status, error, connection], { core }) => {
    await signIn(core);
    answerBy(core, '/token', gateway(status, error));
    await core.advance(50 * minute);
    const meanwhile = view(core);
    heal(core);
    await core.advance(2 * minute);
    expect({ meanwhile, view: view(core) }).toEqual({
      meanwhile: expect.objectContaining({ state: 'signed-in', connection }) as unknown,
      view: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
    });
  });

  it('ends none by a 401 to the list or to credentials', async ({ core }) => {
    const organisationId = await signIn(core);
    answerBy(core, '', gateway(401, 'UnauthorizedException'));
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.settle();
    const problem = organisationIn(core.latchkey.snapshot()).catalogue.problem?.code;
    const intent = { kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' } as const;
    const copied = await core.latchkey.perform(intent, 'tray');
    expect({ state: view(core).state, problem, copied: copied.ok ? 'copied' : copied.failure.code }).toEqual({
      state: 'signed-in',
      problem: 'proxy-in-between',
      copied: 'proxy-in-between',
    });
  });

  it.for(['access_denied', 'expired_token'])('answers for nobody while a code waits: %s', async (error, { core }) => {
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    answerBy(core, '/token', gateway(400, error));
    await core.advance(minute);
    heal(core);
    core.simulator.control.approveDevice(userCode);
    await core.advance(minute);
    expect(view(core).state).toBe('signed-in');
  });

  it('counts as no sign-out by a 401', async ({ core }) => {
    const organisationId = await signIn(core);
    answerBy(core, '/logout', gateway(401, 'UnauthorizedException'));
    await core.latchkey.commands['sign-out']({ organisationId });
    expect({ state: view(core).state, noticeCount: core.latchkey.snapshot().notices.length }).toEqual({
      state: 'signed-out',
      noticeCount: 1,
    });
  });
});

describe('I3: the federation endpoint', () => {
  const ofAws = { 'x-amzn-requestid': '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11' };
  it.for<[name: string, answer: HttpResponse, code: string]>([
    [
      'a page, however its type is written',
      { status: 405, headers: { ...ofAws, 'content-type': 'Text/HTML' }, body: 'No' },
      'console-refused',
    ],
    ['AWS without a token', { status: 200, headers: ofAws, body: '{}' }, 'service-error'],
    ['somebody without a token', { status: 200, headers: {}, body: '{}' }, 'proxy-in-between'],
  ])('answered by %s is asked once, by POST, and said to be that', async ([, answer, code], { core }) => {
    const role = readOnlyRole(await signIn(core));
    answerBy(core, '/federation', answer);
    const outcome = await core.latchkey.perform({ kind: 'open-console', role }, 'window');
    const asked = core.http.requests.filter(({ path }) => path.endsWith('/federation')).map(({ method }) => method);
    expect({ outcome: outcome.ok ? 'opened' : outcome.failure.code, asked }).toEqual({
      outcome: code,
      asked: ['POST'],
    });
  });
});

describe('H3: a first sign-in that AWS does not accept', () => {
  it.for(['/device_authorization', '/token'])('at %s is not told as one that has ended', async (path, { core }) => {
    const organisationId = await addOrganisation(core);
    const headers = { 'x-amzn-requestid': 'a', 'content-type': 'application/json' };
    answerBy(core, path, { status: 401, headers, body: JSON.stringify({ error: 'unauthorized_client' }) });
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    await core.advance(minute);
    const now = view(core);
    expect('problem' in now ? now.problem?.sentence : now.state).toBe(
      'AWS did not accept this sign-in to Northwind. Sign in again; nothing else has changed.',
    );
  });
});

describe('I4: while a code waits, AWS is asked again', () => {
  const ofAws = { 'x-amzn-requestid': '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11' };
  const asked = (core: RunningCore) => core.http.requests.filter(({ path }) => path.endsWith('/token')).length;

  it('only after the time it asked for', async ({ core }) => {
    await askForCode(core, await addOrganisation(core));
    answerBy(core, '/token', { status: 503, headers: { ...ofAws, 'retry-after': '120' }, body: '' });
    await core.advance(minute);
    const first = asked(core);
    await core.advance(minute + 10_000);
    expect({ first, asked: asked(core) }).toEqual({ first: 1, asked: 2 });
  });

  it('after a ThrottlingException, which ends nothing', async ({ core }) => {
    await askForCode(core, await addOrganisation(core));
    const body = JSON.stringify({ __type: 'ThrottlingException' });
    answerBy(core, '/token', { status: 400, headers: { ...ofAws, 'content-type': 'application/json' }, body });
    await core.advance(minute);
    expect({ state: view(core).state, askedOver5: asked(core) > 5 }).toEqual({
      state: 'waiting-for-approval',
      askedOver5: true,
    });
  });
});
