import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

const path = '/federation/credentials';
const tools = 75;

let core: RunningCore;
let role: Role;
let other: Role;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  other = { ...role, accountId: '111122224444' as AccountId };
});
afterEach(() => core.close());

const asked = () => core.http.requests.filter((request) => request.path.endsWith(path)).length;
const ask = async (of = role): Promise<string> => {
  const answer = await core.latchkey.credentialsFor(of, { program: 'terraform' });
  return answer.ok ? `${String((answer.value.expiresAt - core.clock.now()) / minute)} min` : answer.failure.code;
};
const copy = () => core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');

describe.each([
  ['throttled', { kind: 'throttle', path, retryAfterSeconds: 30, count: 1 }],
  ['service-error', { kind: 'status', status: 503, path, retryAfterSeconds: 30, count: 1 }],
] as const)('programs, while AWS has asked to be left alone (%s)', (code, fault) => {
  beforeEach(() => {
    core.simulator.control.addFault(fault);
  });

  it('are refused at once without a call, whichever role they ask for, and served after it', async () => {
    const first = await ask();
    await core.advance(30 * second - 1);
    const again = await Promise.all(Array.from({ length: tools }, (_none, place) => ask(place % 2 ? role : other)));
    const meanwhile = asked();
    await core.advance(1);
    expect([first, new Set(again), meanwhile, await ask(), asked()]).toEqual([code, new Set([code]), 1, '60 min', 2]);
  });

  it('are given what is left, and what a person asked for', async () => {
    core.simulator.control.removeFaults();
    await ask();
    await core.advance(30 * minute);
    core.clock.jump(15 * minute);
    core.simulator.control.addFault(fault);
    const refused = await ask(other);
    const left = await ask();
    const calls = asked();
    const byHand = (await copy()).ok;
    expect([refused, left, calls, byHand, await ask(), asked()]).toEqual([code, '15 min', 2, true, '60 min', 3]);
  });

  it('wait for the call that a person has made', async () => {
    await ask();
    const release = core.http.hold(path);
    const byHand = copy();
    await core.settle();
    const answer = ask();
    release();
    expect([(await byHand).ok, await answer, asked()]).toEqual([true, '60 min', 2]);
  });
});

describe('programs at a 429 that does not say for how long', () => {
  it('may ask again', async () => {
    core.simulator.control.addFault({ kind: 'throttle', path, count: 1 });
    expect([await ask(), await ask(), asked()]).toEqual(['throttled', '60 min', 2]);
  });
});

describe('a 429 at one role’s renewal', () => {
  it('holds back those of the others for as long as AWS says, and nothing is lost', async () => {
    await ask();
    await core.advance(10 * second);
    await ask(other);
    core.simulator.control.addFault({ kind: 'throttle', path, retryAfterSeconds: 120, count: 1 });
    await core.advance(40 * minute + 21 * second);
    const atFirst = asked();
    await core.advance(118 * second);
    const meanwhile = asked();
    await core.advance(10 * second);
    const states = core.latchkey.snapshot().freshness.map(({ state }) => state);
    expect([atFirst, meanwhile, asked(), states]).toEqual([3, 3, 5, ['live', 'live']]);
  });
});
