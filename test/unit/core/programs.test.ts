import { describe, expect } from 'vitest';
import type { Result } from '../../../electron/contract/failure.ts';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, readOnlyRole, type RunningCore } from '../../harness/running-core.ts';

const it = signedInTest.extend('core', ({ signedIn }) => {
  signedIn.core.browser.opened.length = 0;
  // What is told of production has its own tests.
  signedIn.core.settings.change({ productionReads: 'allow' });
  return signedIn.core;
});

type Answer = Result<RoleCredentials>;

const tools = 75;
const accountIds = ['111122223333', '111122224444', '111122225555'];

const role = (organisationId: string, place = 0): Role => ({
  ...readOnlyRole(organisationId),
  accountId: accountIds[place % accountIds.length] as AccountId,
});
const ask = (core: RunningCore, organisationId: string, place = 0) =>
  core.latchkey.credentialsFor(role(organisationId, place), { program: 'terraform' });
const calls = (core: RunningCore, end: string) => core.http.requests.filter(({ path }) => path.endsWith(end)).length;
const fetched = (core: RunningCore) => calls(core, '/federation/credentials');
const state = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn.state;
const titles = (core: RunningCore) => core.notifier.shown.map(({ title }) => title);

/** As many as there are tools, spread over the roles; `answers` fills as they are answered. */
function askMany(
  core: RunningCore,
  organisationId: string,
): { readonly answers: Answer[]; readonly all: Promise<Answer[]> } {
  const answers: Answer[] = [];
  const asked = Array.from({ length: tools }, async (_, place) => {
    const answer = await ask(core, organisationId, place);
    answers.push(answer);
    return answer;
  });
  return { answers, all: Promise.all(asked) };
}

/** How many were answered how: `ok`, or the code of the failure. */
function counted(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const outcome = answer.ok ? 'ok' : answer.failure.code;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

/** AWS ends the sign-in, and a refresh learns of it. */
async function endSignIn(core: RunningCore): Promise<void> {
  core.simulator.control.endSessions();
  await core.advance(41 * minute);
}

async function signInAgain(core: RunningCore, organisationId: string): Promise<void> {
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(2 * second);
  while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(second);
}

describe('seventy-five tools at an ended sign-in', () => {
  it('are refused at once and told of once; after the sign-in each role costs one call', async ({
    core,
    organisationId,
  }) => {
    await endSignIn(core);
    const before = { requests: core.http.requests.length, timers: core.clock.timerCount() };
    const refused = counted(await askMany(core, organisationId).all);
    const again = counted(await askMany(core, organisationId).all);
    await core.settle();
    const after = {
      requests: core.http.requests.length - before.requests,
      timers: core.clock.timerCount() - before.timers,
      browser: core.browser.opened.length,
      state: state(core),
    };
    await signInAgain(core, organisationId);
    const served = counted(await askMany(core, organisationId).all);
    expect({ refused, again, after, shown: core.notifier.shown, served, fetched: fetched(core) }).toEqual({
      refused: { 'sign-in-needed': tools },
      again: { 'sign-in-needed': tools },
      after: { requests: 0, timers: 0, browser: 0, state: 'ended' },
      shown: [
        {
          title: 'Sign-in to Northwind has ended',
          text: 'A program asked for credentials and got none. Sign in again.',
        },
      ],
      served: { ok: tools },
      fetched: accountIds.length,
    });
  });

  it('that learn of the end by asking are all refused, for one refresh and one notification', async ({
    core,
    organisationId,
  }) => {
    core.simulator.control.endSessions();
    const before = calls(core, '/token');
    const refused = counted(await askMany(core, organisationId).all);
    expect({
      refused,
      tokenCalls: calls(core, '/token') - before,
      titles: titles(core),
      opened: core.browser.opened,
      state: state(core),
    }).toEqual({
      refused: { 'sign-in-needed': tools },
      tokenCalls: 1,
      titles: ['Sign-in to Northwind has ended'],
      opened: [],
      state: 'ended',
    });
  });

  it('are not told of when the end was told already, and are when the next one comes', async ({
    core,
    organisationId,
  }) => {
    await ask(core, organisationId);
    await endSignIn(core);
    const first = titles(core);
    await core.advance(hour);
    await askMany(core, organisationId).all;
    const same = titles(core);
    await signInAgain(core, organisationId);
    await endSignIn(core);
    await askMany(core, organisationId).all;
    expect({ firstLength: first.length, sameLength: same.length, titleCount: titles(core).length }).toEqual({
      firstLength: 1,
      sameLength: 1,
      titleCount: 2,
    });
  });

  it('are refused in silence where the person has signed out', async ({ core, organisationId }) => {
    await core.latchkey.commands['sign-out']({ organisationId });
    expect({ counted: counted(await askMany(core, organisationId).all), titles: titles(core) }).toEqual({
      counted: { 'sign-in-needed': tools },
      titles: [],
    });
  });
});

describe('seventy-five tools while the person signs in', () => {
  it('are served when it is approved, with one call for each role', async ({ core, organisationId }) => {
    await endSignIn(core);
    const { userCode } = await askForCode(core, organisationId);
    const { answers, all } = askMany(core, organisationId);
    await core.advance(10 * second);
    const waiting = tools - answers.length;
    core.simulator.control.approveDevice(userCode);
    await core.advance(5 * second);
    expect({
      waiting,
      counted: counted(await all),
      fetched: fetched(core),
      timerCount: core.clock.timerCount(),
    }).toEqual({
      waiting: tools,
      counted: { ok: tools },
      fetched: accountIds.length,
      timerCount: 1,
    });
  });

  it('are refused after twenty seconds, and the person goes on', async ({ core, organisationId }) => {
    await endSignIn(core);
    await askForCode(core, organisationId);
    const timers = core.clock.timerCount();
    const { answers, all } = askMany(core, organisationId);
    await core.advance(20 * second - 1);
    const waiting = tools - answers.length;
    await core.advance(1);
    expect({
      waiting,
      counted: counted(await all),
      timerCount: core.clock.timerCount() - timers,
      titles: titles(core),
      state: state(core),
    }).toEqual({
      waiting: tools,
      counted: { 'sign-in-needed': tools },
      timerCount: 0,
      titles: [],
      state: 'waiting-for-approval',
    });
  });

  it('are refused after 25 seconds in all when AWS is slow after it', async ({ core, organisationId }) => {
    await endSignIn(core);
    const { userCode } = await askForCode(core, organisationId);
    const release = core.http.hold('/federation/credentials');
    const { answers, all } = askMany(core, organisationId);
    await core.advance(17 * second);
    core.simulator.control.approveDevice(userCode);
    await core.advance(8 * second - 1);
    const before = { waiting: tools - answers.length, state: state(core) };
    await core.advance(1);
    const refused = counted(await all);
    release();
    await core.settle();
    expect({ before, refused }).toEqual({
      before: { waiting: tools, state: 'signed-in' },
      refused: { offline: tools },
    });
  });

  it('are refused at once when it is cancelled', async ({ core, organisationId }) => {
    await endSignIn(core);
    await askForCode(core, organisationId);
    const { all } = askMany(core, organisationId);
    await core.settle();
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    expect({ counted: counted(await all), titles: titles(core), state: state(core) }).toEqual({
      counted: { 'sign-in-needed': tools },
      titles: [],
      state: 'ended',
    });
  });

  it('need not wait while the sign-in before is still good', async ({ core, organisationId }) => {
    await askForCode(core, organisationId);
    expect({ counted: counted(await askMany(core, organisationId).all), state: state(core) }).toEqual({
      counted: { ok: tools },
      state: 'waiting-for-approval',
    });
  });
});

describe('seventy-five tools while AWS is slow', () => {
  it.for([
    ['to refresh the access token', '/token'],
    ['to give credentials', '/federation/credentials'],
  ] as const)('%s are served when it answers within ten seconds', async ([, path], { core, organisationId }) => {
    core.clock.jump(2 * hour);
    const before = calls(core, '/token');
    const release = core.http.hold(path);
    const { answers, all } = askMany(core, organisationId);
    await core.advance(10 * second - 1);
    const waiting = tools - answers.length;
    release();
    expect({
      waiting,
      counted: counted(await all),
      tokenCalls: calls(core, '/token') - before,
      fetched: fetched(core),
    }).toEqual({
      waiting: tools,
      counted: { ok: tools },
      tokenCalls: 1,
      fetched: accountIds.length,
    });
  });

  it('are refused after ten seconds, and the late answer serves the next', async ({ core, organisationId }) => {
    core.clock.jump(2 * hour);
    const release = core.http.hold('/token');
    const { all } = askMany(core, organisationId);
    await core.advance(10 * second);
    const refused = counted(await all);
    release();
    await core.settle();
    expect({
      refused,
      timerCount: core.clock.timerCount(),
      counted: counted(await askMany(core, organisationId).all),
      fetched: fetched(core),
      titles: titles(core),
    }).toEqual({
      refused: { offline: tools },
      timerCount: 1,
      counted: { ok: tools },
      fetched: accountIds.length,
      titles: [],
    });
  });
});

describe('what a program is given', () => {
  const left = (core: RunningCore, answer: Answer) =>
    answer.ok ? Math.round(answer.value.expiresAt - core.clock.now()) : null;

  it('is what is held, at once and without a call, even where nobody is signed in', async ({
    core,
    organisationId,
  }) => {
    const first = await ask(core, organisationId);
    await core.latchkey.commands['sign-in.cancel']({ organisationId });
    core.simulator.control.endSessions();
    core.http.offline = true;
    const requests = core.http.requests.length;
    expect({ ask: await ask(core, organisationId), requestCount: core.http.requests.length }).toEqual({
      ask: first,
      requestCount: requests,
    });
  });

  it('lives twenty minutes more at least', async ({ core, organisationId }) => {
    const lives: (number | null)[] = [];
    for (let minutes = 0; minutes < 300; minutes += 7) {
      lives.push(left(core, await ask(core, organisationId)));
      core.clock.jump(7 * minute);
    }
    expect({ lives: lives.filter((life) => life === null || life < 20 * minute), fetched: fetched(core) }).toEqual({
      lives: [],
      fetched: 8,
    });
  });

  it('is less only while AWS cannot be reached, and never what has ended', async ({ core, organisationId }) => {
    await ask(core, organisationId);
    await core.advance(39 * minute);
    core.http.offline = true;
    await core.advance(15 * minute);
    const requests = core.http.requests.length;
    const least = left(core, await ask(core, organisationId));
    const asked = core.http.requests.length - requests;
    await core.advance(6 * minute);
    const ended = counted([await ask(core, organisationId)]);
    expect({ least, asked, ended }).toEqual({ least: 6 * minute, asked: 0, ended: { offline: 1 } });
  });

  it('is what is left when AWS does not answer within ten seconds', async ({ core, organisationId }) => {
    await ask(core, organisationId);
    core.clock.jump(45 * minute);
    const release = core.http.hold('/federation/credentials');
    const answer = ask(core, organisationId);
    await core.advance(10 * second);
    expect(left(core, await answer)).toBe(15 * minute - 10 * second);
    release();
    await core.settle();
  });

  it('is renewed from then on, since the role is in use', async ({ core, organisationId }) => {
    await ask(core, organisationId);
    await core.advance(45 * minute);
    expect({ fetched: fetched(core), left: left(core, await ask(core, organisationId)) }).toEqual({
      fetched: 2,
      left: expect.any(Number) as unknown,
    });
  });

  it('is nothing for a role that is not assigned, and the sign-in goes on', async ({ core, organisationId }) => {
    core.simulator.control.removeAssignment(role(organisationId).accountId, role(organisationId).roleName);
    expect({ counted: counted([await ask(core, organisationId)]), state: state(core), titles: titles(core) }).toEqual({
      counted: { 'access-denied': 1 },
      state: 'signed-in',
      titles: [],
    });
  });

  it('is nothing of an organisation that is not there', async ({ core, organisationId }) => {
    const stranger = { ...role(organisationId), organisationId: '3f0c2c9a-6a53-4c1c-9d0b-2a4a5b8e7f10' };
    const answer = await core.latchkey.credentialsFor(stranger, { program: 'terraform' });
    expect(counted([answer])).toEqual({ 'not-found': 1 });
  });

  it('is recorded with the name of the program and no secret', async ({ core, organisationId }) => {
    await ask(core, organisationId);
    await core.settle();
    const lines = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').slice(2);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        at: expect.any(Number) as number,
        kind: 'read-credentials',
        role: role(organisationId),
        account: 'payments-prod',
        source: { program: 'terraform' },
        outcome: 'done',
      },
    ]);
  });
});
