import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignInView } from '../../../electron/contract/organisation.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { askForCode, organisationIn, startCore, type RunningCore } from '../../harness/running-core.ts';

const elsewhere = 'eu-central-1';
const withRegion = 'https://ssoins-722.portal.us-east-1.app.aws';

let core: RunningCore;
beforeEach(() => begin('https://sim.awsapps.com/start'));
afterEach(() => core.close());

async function begin(startUrl: string): Promise<void> {
  core = await startCore({ startUrl });
  await core.latchkey.start();
}

/** Adds the portal of the simulator, which is at home in us-east-1; answers the id. */
async function add(region: string | null): Promise<string> {
  const { startUrl } = core.simulator;
  const added = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
  return added.ok ? added.value.organisationId : added.failure.sentence;
}

const view = (): SignInView => organisationIn(core.latchkey.snapshot()).signIn;
const shown = (): unknown => {
  const signIn = view();
  return [signIn.state, 'problem' in signIn ? (signIn.problem?.code ?? null) : null];
};

/** A sign-in with a code that nobody approves. AWS is asked a few times, not for ten minutes. */
async function letCodeRunOut(organisationId: string): Promise<void> {
  await askForCode(core, organisationId);
  await core.advance(3 * second);
  core.clock.jump(11 * minute);
  await core.advance(3 * second);
}

async function startInBrowser(organisationId: string): Promise<URL> {
  await core.latchkey.commands['sign-in.start']({ organisationId, way: 'browser' });
  while (view().state === 'starting') {
    // The challenge is hashed on another thread, which `settle` does not see.
    await core.settle();
  }
  const waiting = view();
  const attemptId = 'attemptId' in waiting ? waiting.attemptId : '';
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  return new URL(core.browser.opened.at(-1) ?? '');
}

async function allow(authorize: URL): Promise<Response> {
  return await fetch(`${authorize.origin}${authorize.pathname}`, {
    method: 'POST',
    body: new URLSearchParams([...authorize.searchParams, ['answer', 'allow']]),
    headers: { origin: authorize.origin },
    redirect: 'manual',
  });
}

async function approve(organisationId: string): Promise<void> {
  core.simulator.control.approveDevice((await askForCode(core, organisationId)).userCode);
  await core.advance(3 * second);
}

describe('a first sign-in in a region the person typed', () => {
  it('whose code is never approved says that the region may be wrong', async () => {
    await letCodeRunOut(await add(elsewhere));
    expect(view()).toEqual({
      state: 'signed-out',
      problem: {
        code: 'perhaps-wrong-region',
        sentence: 'The region may be wrong. Check it with your administrator.',
        retry: true,
      },
    });
  });

  it('whose browser is shown an error and never comes back says so too', async () => {
    core.simulator.control.setSwitches({ issuerRefusal: null });
    const page = await allow(await startInBrowser(await add(elsewhere)));
    await core.advance(11 * minute);
    expect([page.headers.get('location'), shown()]).toEqual([null, ['signed-out', 'perhaps-wrong-region']]);
  });

  it('whose code is refused once it was approved says so too', async () => {
    const { userCode } = await askForCode(core, await add('us-east-1'));
    core.simulator.control.approveDevice(userCode);
    core.simulator.control.addFault({ kind: 'refuse', error: 'InvalidGrantException', path: '/token' });
    await core.advance(2 * second);
    expect(shown()).toEqual(['signed-out', 'perhaps-wrong-region']);
  });

  it('whose browser came back says nothing of a region when what it brought is refused', async () => {
    const authorize = await startInBrowser(await add('us-east-1'));
    core.simulator.control.addFault({ kind: 'refuse', error: 'InvalidGrantException', path: '/token' });
    await fetch((await allow(authorize)).headers.get('location') ?? '');
    await core.settle();
    expect(shown()).toEqual(['signed-out', 'return-refused']);
  });

  it('whose list is refused at once says so too', async () => {
    const organisationId = await add('us-east-1');
    core.simulator.control.addFault({ kind: 'revoke', path: '/assignment/accounts' });
    await approve(organisationId);
    expect(shown()).toEqual(['ended', 'perhaps-wrong-region']);
  });

  it('is free of the suspicion once the region is another, and signs in there', async () => {
    const organisationId = await add(elsewhere);
    await letCodeRunOut(organisationId);
    await core.latchkey.commands['organisation.change']({ organisationId, change: { region: 'us-east-1' } });
    const changed = shown();
    await approve(organisationId);
    expect([changed, shown()]).toEqual([
      ['signed-out', null],
      ['signed-in', null],
    ]);
  });

  it('that AWS could not be asked about in time says no such thing', async () => {
    const organisationId = await add('us-east-1');
    await askForCode(core, organisationId);
    core.http.offline = true;
    await core.advance(3 * second);
    core.clock.jump(11 * minute);
    await core.advance(10 * second);
    expect(shown()).toEqual(['signed-out', 'code-expired']);
  });

  it.each(['request-refused', 'cancelled'])('that the person ended (%s) says no such thing', async (code) => {
    const organisationId = await add('us-east-1');
    const { userCode } = await askForCode(core, organisationId);
    if (code === 'cancelled') {
      await core.latchkey.commands['sign-in.cancel']({ organisationId });
    } else {
      core.simulator.control.denyDevice(userCode);
    }
    await core.advance(2 * second);
    expect(shown()).toEqual(['signed-out', code === 'cancelled' ? null : code]);
  });
});

describe('a sign-in that has worked before', () => {
  it('says what happened and no more, also after the next start', async () => {
    const organisationId = await add('us-east-1');
    await approve(organisationId);
    await core.latchkey.commands['sign-out']({ organisationId });
    await letCodeRunOut(organisationId);
    const first = shown();
    const next = core.create();
    await next.start();
    await next.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.advance(3 * second);
    core.clock.jump(11 * minute);
    await core.advance(3 * second);
    expect([first, organisationIn(next.snapshot()).signIn]).toEqual([
      ['signed-out', 'code-expired'],
      expect.objectContaining({ problem: expect.objectContaining({ code: 'code-expired' }) as unknown }),
    ]);
  });

  it('and is refused by the portal has ended, and no more', async () => {
    await approve(await add('us-east-1'));
    core.simulator.control.endSessions();
    await core.advance(hour);
    expect(shown()).toEqual(['ended', null]);
  });
});

describe('a first sign-in at an address that tells its region', () => {
  it('says what happened and no more', async () => {
    await core.close();
    await begin(withRegion);
    const organisationId = await add(null);
    await letCodeRunOut(organisationId);
    const code = shown();
    await startInBrowser(organisationId);
    await core.advance(11 * minute);
    expect([code, shown()]).toEqual([
      ['signed-out', 'code-expired'],
      ['signed-out', 'browser-did-not-return'],
    ]);
  });
});
