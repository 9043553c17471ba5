import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { organisationTest as it } from '../../harness/fixtures.ts';
import { organisationIn, type RunningCore } from '../../harness/running-core.ts';
import { createVerifier } from '../../../electron/core/sign-in/verifier.ts';

const signInNow = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const calls = (core: RunningCore, path: string) =>
  core.http.requests.filter((request) => request.path.endsWith(path)).length;

/** Starts the sign-in and opens the browser as the window does; answers the address it was sent to. */
async function begin(core: RunningCore, organisationId: string): Promise<URL> {
  await core.latchkey.commands['sign-in.start']({ organisationId });
  while (signInNow(core).state === 'starting') {
    // The challenge is hashed on another thread, which `settle` does not see.
    await core.settle();
  }
  const waiting = signInNow(core);
  if (waiting.state !== 'waiting-in-browser') {
    throw new Error(`The sign-in is ${waiting.state}.`);
  }
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId: waiting.attemptId });
  return new URL(core.browser.opened.at(-1) ?? '');
}

/** The person's answer on the consent page; answers the address the browser is sent back to. */
async function answer(authorize: URL, allow: boolean): Promise<URL> {
  const form = new URLSearchParams([...authorize.searchParams, ['answer', allow ? 'allow' : 'deny']]);
  const response = await fetch(`${authorize.origin}${authorize.pathname}`, {
    method: 'POST',
    body: form,
    headers: { origin: authorize.origin },
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '');
}

/** What the listener of the app says to a browser. */
async function comeBack(core: RunningCore, address: string | URL, method = 'GET'): Promise<number | 'no answer'> {
  const status = await fetch(address, { method, redirect: 'manual' }).then(
    (response) => response.status,
    () => 'no answer' as const,
  );
  await core.settle();
  return status;
}

describe('signing in in the browser', () => {
  it('listens before the browser opens, asks as AWS’s tools do, and is signed in when the browser is back', async ({
    core,
    organisationId,
  }) => {
    const authorize = await begin(core, organisationId);
    const { code_challenge, state, client_id, redirect_uri, ...fixed } = Object.fromEntries(authorize.searchParams);
    expect({
      codeChallengeLength: code_challenge?.length,
      stateLength: (state ?? '').length,
      hasClientId: client_id !== '',
      fixed,
    }).toEqual({
      codeChallengeLength: 43,
      stateLength: 43,
      hasClientId: true,
      fixed: { response_type: 'code', code_challenge_method: 'S256', scopes: 'sso:account:access' },
    });
    expect(redirect_uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/u);
    expect({
      comeBack: await comeBack(core, await answer(authorize, true)),
      state: signInNow(core).state,
    }).toEqual({ comeBack: 200, state: 'signed-in' });
  });

  it('gives a sign-in that is refreshed like any other', async ({ core, organisationId }) => {
    await comeBack(core, await answer(await begin(core, organisationId), true));
    const before = calls(core, '/token');
    await core.advance(4 * 3_600_000 + 60_000);
    expect({ state: signInNow(core).state, tokenCalls: calls(core, '/token') - before }).toEqual({
      state: 'signed-in',
      tokenCalls: 6,
    });
  });

  it('says that it was refused', async ({ core, organisationId }) => {
    const back = await comeBack(core, await answer(await begin(core, organisationId), false));
    expect({ back, signIn: signInNow(core) }).toEqual({
      back: 200,
      signIn: expect.objectContaining({
        state: 'signed-out',
        problem: expect.objectContaining({ code: 'request-refused' }) as unknown,
      }) as unknown,
    });
  });

  it.for([
    ['invalid_scope', 'sign-in-unsupported', false],
    ['unsupported_response_type', 'sign-in-unsupported', false],
    ['server_error', 'service-error', true],
    ['temporarily_unavailable', 'service-error', true],
  ] as const)(
    'says whether another attempt can help after %s',
    async ([error, code, retry], { core, organisationId }) => {
      const back = await answer(await begin(core, organisationId), true);
      back.searchParams.delete('code');
      back.searchParams.set('error', error);
      await comeBack(core, back);
      expect(signInNow(core)).toEqual(
        expect.objectContaining({ state: 'signed-out', problem: expect.objectContaining({ code, retry }) as unknown }),
      );
    },
  );

  it('is not moved by a callback with another state, nor by one without', async ({ core, organisationId }) => {
    const authorize = await begin(core, organisationId);
    const back = await answer(authorize, true);
    const foreign = new URL(back);
    foreign.searchParams.set('state', 'of-another-page');
    const bare = new URL(back);
    bare.search = '?code=x';
    const statuses = [await comeBack(core, foreign), await comeBack(core, bare)];
    const still = signInNow(core).state;
    expect({
      statuses,
      still,
      tokenCalls: calls(core, '/token'),
      comeBack: await comeBack(core, back),
      state: signInNow(core).state,
    }).toEqual({
      statuses: [400, 400],
      still: 'waiting-in-browser',
      tokenCalls: 0,
      comeBack: 200,
      state: 'signed-in',
    });
  });

  it('answers only a GET of the exact path under its own name', async ({ core, organisationId }) => {
    const back = await answer(await begin(core, organisationId), true);
    const elsewhere = new URL(back);
    elsewhere.pathname = '/oauth/callback/x';
    const byName = new URL(back);
    byName.hostname = 'localhost';
    expect([
      await comeBack(core, back, 'POST'),
      await comeBack(core, elsewhere),
      await comeBack(core, byName),
      signInNow(core).state,
    ]).toEqual([
      404,
      404,
      // `localhost` reaches the port only where it is 127.0.0.1, and is refused by its name there.
      404,
      'waiting-in-browser',
    ]);
  });

  it('takes a callback once, and listens no more after it', async ({ core, organisationId }) => {
    const back = await answer(await begin(core, organisationId), true);
    const redeemed = [await comeBack(core, back), await comeBack(core, back)];
    expect({ redeemed, tokenCalls: calls(core, '/token') }).toEqual({ redeemed: [200, 'no answer'], tokenCalls: 1 });
  });

  it('ends after ten minutes, and stops listening', async ({ core, organisationId }) => {
    // A first sign-in would be suspected of a wrong region.
    await comeBack(core, await answer(await begin(core, organisationId), true));
    await core.advance(10_000);
    await core.latchkey.commands['sign-out']({ organisationId });
    const authorize = await begin(core, organisationId);
    const back = await answer(authorize, true);
    await core.advance(601_000);
    expect({ signIn: signInNow(core), comeBack: await comeBack(core, back) }).toEqual({
      signIn: expect.objectContaining({
        state: 'signed-out',
        problem: expect.objectContaining({ code: 'browser-did-not-return', retry: true }) as unknown,
      }) as unknown,
      comeBack: 'no answer',
    });
  });

  it('is cancelled at once, and stops listening', async ({ core, organisationId }) => {
    const back = await answer(await begin(core, organisationId), true);
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    await core.settle();
    expect({ signIn: signInNow(core), comeBack: await comeBack(core, back) }).toEqual({
      signIn: { state: 'signed-out', problem: null },
      comeBack: 'no answer',
    });
  });

  it('redeems the code again when the first try got no answer', async ({ core, organisationId }) => {
    const back = await answer(await begin(core, organisationId), true);
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/token', count: 2 });
    await comeBack(core, back);
    await core.advance(5_000);
    expect({ state: signInNow(core).state, tokenCalls: calls(core, '/token') }).toEqual({
      state: 'signed-in',
      tokenCalls: 3,
    });
  });

  it('says where no port can be listened on, asks AWS nothing, and goes on with a code when one is wanted', async ({
    core,
    organisationId,
  }) => {
    core.listeners.failing = true;
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    const said = signInNow(core);
    const registrations = calls(core, '/client/register');
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const sentence = 'Another program is using the return address. Sign in with a code instead.';
    expect({ said, registrations, then: signInNow(core).state }).toEqual({
      said: { state: 'signed-out', problem: { code: 'port-taken', sentence, retry: false } },
      registrations: 0,
      then: 'waiting-for-approval',
    });
  });

  it('gives way to a code when the person wants one, which is then the usual way', async ({ core, organisationId }) => {
    const back = await answer(await begin(core, organisationId), true);
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const now = signInNow(core).state;
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    expect({ now, comeBack: await comeBack(core, back), state: signInNow(core).state }).toEqual({
      now: 'waiting-for-approval',
      comeBack: 'no answer',
      state: 'waiting-for-approval',
    });
  });

  it('registers anew after an attempt that nothing came back from, as of a client AWS has forgotten', async ({
    core,
    organisationId,
  }) => {
    await begin(core, organisationId);
    core.simulator.control.forgetRegistrations();
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    await core.settle();
    const back = await comeBack(core, await answer(await begin(core, organisationId), true));
    expect({ back, state: signInNow(core).state, registerCalls: calls(core, '/client/register') }).toEqual({
      back: 200,
      state: 'signed-in',
      registerCalls: 2,
    });
  });

  it('uses a client registration of its own', async ({ core, organisationId }) => {
    await comeBack(core, await answer(await begin(core, organisationId), true));
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    expect({ registerCalls: calls(core, '/client/register'), state: signInNow(core).state }).toEqual({
      registerCalls: 2,
      state: 'waiting-for-approval',
    });
  });
});

describe('a verifier', () => {
  it('has a challenge that is its SHA-256, and is another each time', async () => {
    const [one, other] = [await createVerifier(), await createVerifier()];
    const expected = createHash('sha256').update(one.verifier.reveal()).digest('base64url');
    expect({
      challenge: one.challenge,
      verifierLength: one.verifier.reveal().length,
      sameChallenge: one.challenge === other.challenge,
    }).toEqual({
      challenge: expected,
      verifierLength: 43,
      sameChallenge: false,
    });
  });
});
