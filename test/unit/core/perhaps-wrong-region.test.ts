import { describe, expect } from 'vitest';
import type { SignInView } from '../../../electron/contract/organisation.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, type RunningCore } from '../../harness/running-core.ts';

const elsewhere = 'eu-central-1';
const withRegion = 'https://ssoins-722.portal.us-east-1.app.aws';

/** Adds the portal of the simulator, which is at home in us-east-1; answers the id. */
async function add(core: RunningCore, region: string | null): Promise<string> {
  const { startUrl } = core.simulator;
  const added = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
  return added.ok ? added.value.organisationId : added.failure.sentence;
}

const view = (core: RunningCore): SignInView => organisationIn(core.latchkey.snapshot()).signIn;
const shown = (core: RunningCore): unknown => {
  const signIn = view(core);
  return [signIn.state, 'problem' in signIn ? (signIn.problem?.code ?? null) : null];
};

/** A sign-in with a code that nobody approves. AWS is asked a few times, not for ten minutes. */
async function letCodeRunOut(core: RunningCore, organisationId: string): Promise<void> {
  await askForCode(core, organisationId);
  await core.advance(3 * second);
  core.clock.jump(11 * minute);
  await core.advance(3 * second);
}

async function startInBrowser(core: RunningCore, organisationId: string): Promise<URL> {
  await core.latchkey.commands['sign-in.start']({ organisationId, way: 'browser' });
  while (view(core).state === 'starting') {
    // The challenge is hashed on another thread, which `settle` does not see.
    await core.settle();
  }
  const waiting = view(core);
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

async function approve(core: RunningCore, organisationId: string): Promise<void> {
  core.simulator.control.approveDevice((await askForCode(core, organisationId)).userCode);
  await core.advance(3 * second);
}

describe('a first sign-in in a region the person typed', () => {
  it('whose code is never approved says that the region may be wrong', async ({ core }) => {
    await letCodeRunOut(core, await add(core, elsewhere));
    expect(view(core)).toEqual({
      state: 'signed-out',
      problem: {
        code: 'perhaps-wrong-region',
        sentence: 'The region may be wrong. Check it with your administrator.',
        retry: true,
      },
    });
  });

  it('whose browser is shown an error and never comes back says so too', async ({ core }) => {
    core.simulator.control.setSwitches({ issuerRefusal: null });
    const page = await allow(await startInBrowser(core, await add(core, elsewhere)));
    await core.advance(11 * minute);
    expect({ headers: page.headers.get('location'), shown: shown(core) }).toEqual({
      headers: null,
      shown: ['signed-out', 'perhaps-wrong-region'],
    });
  });

  it('whose code is refused once it was approved says so too', async ({ core }) => {
    const { userCode } = await askForCode(core, await add(core, 'us-east-1'));
    core.simulator.control.approveDevice(userCode);
    core.simulator.control.addFault({ kind: 'refuse', error: 'InvalidGrantException', path: '/token' });
    await core.advance(2 * second);
    expect(shown(core)).toEqual(['signed-out', 'perhaps-wrong-region']);
  });

  it('whose browser came back says nothing of a region when what it brought is refused', async ({ core }) => {
    const authorize = await startInBrowser(core, await add(core, 'us-east-1'));
    core.simulator.control.addFault({ kind: 'refuse', error: 'InvalidGrantException', path: '/token' });
    await fetch((await allow(authorize)).headers.get('location') ?? '');
    await core.settle();
    expect(shown(core)).toEqual(['signed-out', 'return-refused']);
  });

  it('whose list is refused at once says so too', async ({ core }) => {
    const organisationId = await add(core, 'us-east-1');
    core.simulator.control.addFault({ kind: 'revoke', path: '/assignment/accounts' });
    await approve(core, organisationId);
    expect(shown(core)).toEqual(['ended', 'perhaps-wrong-region']);
  });

  it('is free of the suspicion once the region is another, and signs in there', async ({ core }) => {
    const organisationId = await add(core, elsewhere);
    await letCodeRunOut(core, organisationId);
    await core.latchkey.commands['organisation.change']({ organisationId, change: { region: 'us-east-1' } });
    const changed = shown(core);
    await approve(core, organisationId);
    expect({ changed, shown: shown(core) }).toEqual({
      changed: ['signed-out', null],
      shown: ['signed-in', null],
    });
  });

  it('that AWS could not be asked about in time says no such thing', async ({ core }) => {
    const organisationId = await add(core, 'us-east-1');
    await askForCode(core, organisationId);
    core.http.offline = true;
    await core.advance(3 * second);
    core.clock.jump(11 * minute);
    await core.advance(10 * second);
    expect(shown(core)).toEqual(['signed-out', 'code-expired']);
  });

  it.for(['request-refused', 'cancelled'])('that the person ended (%s) says no such thing', async (code, { core }) => {
    const organisationId = await add(core, 'us-east-1');
    const { userCode } = await askForCode(core, organisationId);
    if (code === 'cancelled') {
      await core.latchkey.commands['sign-in.cancel']({ organisationId });
    } else {
      core.simulator.control.denyDevice(userCode);
    }
    await core.advance(2 * second);
    expect(shown(core)).toEqual(['signed-out', code === 'cancelled' ? null : code]);
  });
});

describe('a sign-in that has worked before', () => {
  it('says what happened and no more, also after the next start', async ({ core }) => {
    const organisationId = await add(core, 'us-east-1');
    await approve(core, organisationId);
    await core.latchkey.commands['sign-out']({ organisationId });
    await letCodeRunOut(core, organisationId);
    const first = shown(core);
    const next = core.create();
    await next.start();
    await next.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.advance(3 * second);
    core.clock.jump(11 * minute);
    await core.advance(3 * second);
    expect({ first, signIn: organisationIn(next.snapshot()).signIn }).toEqual({
      first: ['signed-out', 'code-expired'],
      signIn: expect.objectContaining({
        problem: expect.objectContaining({ code: 'code-expired' }) as unknown,
      }) as unknown,
    });
  });

  it('and is refused by the portal has ended, and no more', async ({ core }) => {
    await approve(core, await add(core, 'us-east-1'));
    core.simulator.control.endSessions();
    await core.advance(hour);
    expect(shown(core)).toEqual(['ended', null]);
  });
});

describe('a first sign-in at an address that tells its region', () => {
  it('says what happened and no more', async ({ launch }) => {
    const core = await launch({ startUrl: withRegion });
    const organisationId = await add(core, null);
    await letCodeRunOut(core, organisationId);
    const code = shown(core);
    await startInBrowser(core, organisationId);
    await core.advance(11 * minute);
    expect({ code, shown: shown(core) }).toEqual({
      code: ['signed-out', 'code-expired'],
      shown: ['signed-out', 'browser-did-not-return'],
    });
  });
});
