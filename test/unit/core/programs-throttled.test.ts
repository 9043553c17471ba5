import { describe, expect } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const path = '/federation/credentials';
const tools = 75;

const otherThan = (role: Role): Role => ({ ...role, accountId: '111122224444' as AccountId });
const asked = (core: RunningCore) => core.http.requests.filter((request) => request.path.endsWith(path)).length;
const ask = async (core: RunningCore, role: Role, of = role): Promise<string> => {
  const answer = await core.latchkey.credentialsFor(of, { program: 'terraform' });
  return answer.ok ? `${String((answer.value.expiresAt - core.clock.now()) / minute)} min` : answer.failure.code;
};
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');

describe.each([
  ['throttled', { kind: 'throttle', path, retryAfterSeconds: 30, count: 1 }],
  ['service-error', { kind: 'status', status: 503, path, retryAfterSeconds: 30, count: 1 }],
] as const)('programs, while AWS has asked to be left alone (%s)', (code, fault) => {
  it.beforeEach(({ core }) => {
    core.simulator.control.addFault(fault);
  });

  it('are refused at once without a call, whichever role they ask for, and served after it', async ({ core, role }) => {
    const first = await ask(core, role);
    await core.advance(30 * second - 1);
    const again = await Promise.all(
      Array.from({ length: tools }, (_none, place) => ask(core, role, place % 2 ? role : otherThan(role))),
    );
    const meanwhile = asked(core);
    await core.advance(1);
    expect({ first, again: new Set(again), meanwhile, ask: await ask(core, role), asked: asked(core) }).toEqual({
      first: code,
      again: new Set([code]),
      meanwhile: 1,
      ask: '60 min',
      asked: 2,
    });
  });

  it('are given what is left, and what a person asked for', async ({ core, role }) => {
    core.simulator.control.removeFaults();
    await ask(core, role);
    await core.advance(30 * minute);
    core.clock.jump(15 * minute);
    core.simulator.control.addFault(fault);
    const refused = await ask(core, role, otherThan(role));
    const left = await ask(core, role);
    const calls = asked(core);
    const byHand = (await copy(core, role)).ok;
    expect({ refused, left, calls, byHand, ask: await ask(core, role), asked: asked(core) }).toEqual({
      refused: code,
      left: '15 min',
      calls: 2,
      byHand: true,
      ask: '60 min',
      asked: 3,
    });
  });

  it('wait for the call that a person has made', async ({ core, role }) => {
    await ask(core, role);
    const release = core.http.hold(path);
    const byHand = copy(core, role);
    await core.settle();
    const answer = ask(core, role);
    release();
    expect({ byHandOk: (await byHand).ok, answer: await answer, asked: asked(core) }).toEqual({
      byHandOk: true,
      answer: '60 min',
      asked: 2,
    });
  });
});

describe('programs at a 429 that does not say for how long', () => {
  it('may ask again', async ({ core, role }) => {
    core.simulator.control.addFault({ kind: 'throttle', path, count: 1 });
    expect({ ask: await ask(core, role), askAgain: await ask(core, role), asked: asked(core) }).toEqual({
      ask: 'throttled',
      askAgain: '60 min',
      asked: 2,
    });
  });
});

describe('a 429 at one role’s renewal', () => {
  it('holds back those of the others for as long as AWS says, and nothing is lost', async ({ core, role }) => {
    await ask(core, role);
    await core.advance(10 * second);
    await ask(core, role, otherThan(role));
    core.simulator.control.addFault({ kind: 'throttle', path, retryAfterSeconds: 120, count: 1 });
    await core.advance(40 * minute + 21 * second);
    const atFirst = asked(core);
    await core.advance(118 * second);
    const meanwhile = asked(core);
    await core.advance(10 * second);
    const states = core.latchkey.snapshot().freshness.map(({ state }) => state);
    expect({ atFirst, meanwhile, asked: asked(core), states }).toEqual({
      atFirst: 3,
      meanwhile: 3,
      asked: 5,
      states: ['live', 'live'],
    });
  });
});
