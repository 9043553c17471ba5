import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainEndpoints } from '../../../electron/contract/organisation.ts';
import { hour, instant, minute, second } from '../../../electron/core/time/instant.ts';
import { learnedLength, SignInLength } from '../../../electron/core/sign-in/sign-in-length.ts';
import { MemorySettings } from '../../harness/memory-ports.ts';
import {
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  startCore,
  type RunningCore,
} from '../../harness/running-core.ts';

let core: RunningCore;
let organisationId: string;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  organisationId = await signIn(core);
});
afterEach(() => core.close());

const view = () => organisationIn(core.latchkey.snapshot()).signIn;
const end = () => {
  const signedIn = view();
  return signedIn.state === 'signed-in' ? signedIn.end : undefined;
};
const since = () => {
  const signedIn = view();
  return signedIn.state === 'signed-in' ? signedIn.since : 0;
};
const copy = () =>
  core.latchkey.perform({ kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' }, 'tray');
const titles = () => core.notifier.shown.map(({ title }) => title);

async function signInAgain(): Promise<void> {
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(2 * second);
}

/** Signs in, and is refused when the sessions of AWS are this old (ms) or a little later. */
async function refusedAt(age: number): Promise<void> {
  if (view().state !== 'signed-in') await signInAgain();
  await core.advance(age - minute - (core.clock.now() + core.latchkey.snapshot().clockOffset - since()));
  core.simulator.control.endSessions();
  await core.advance(41 * minute);
}

/** A length (ms) is set for the organisation, before it is signed in to anew. */
async function setLength(sessionLengthMs: number): Promise<void> {
  const organisations = core.settings.read().organisations.map((record) => ({ ...record, sessionLengthMs }));
  core.settings.change({ organisations });
  await signInAgain();
}

/** Goes on for so long (ms) with a role in use. */
async function work(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 30 * minute) {
    await copy();
    await core.advance(Math.min(left, 30 * minute));
  }
}

describe('an end that is unknown', () => {
  it.each([1, 8, 12])('stays so until AWS refuses, when a session of AWS lasts %i h', async (hours) => {
    core.simulator.control.setSessionLength(hours * hour, true);
    const seen = new Set<unknown>();
    for (let minutes = 0; minutes < hours * 60 - 5; minutes += 5) {
      seen.add(end());
      await core.advance(5 * minute);
    }
    await core.advance(hour);
    expect([[...seen], view().state, titles()]).toEqual([[null], 'ended', []]);
  });

  it('is not told by the end of the access token, even when nothing can refresh it', async () => {
    core.http.offline = true;
    await core.advance(59 * minute);
    expect([end(), titles()]).toEqual([null, []]);
  });

  it('tells nothing beforehand of a role in use, and once that it has ended', async () => {
    await work(2 * hour);
    core.simulator.control.endSessions();
    await work(41 * minute);
    await core.advance(3 * hour);
    expect(core.notifier.shown).toEqual([
      {
        title: 'Sign-in to Northwind has ended',
        text: expect.stringMatching(/^The last credentials work until \d\d:\d\d\.$/u) as string,
      },
    ]);
  });

  it('begins anew at a click on the notification, once, and not for one that is over', async () => {
    const wanted: string[] = [];
    core.latchkey.onWindowWanted(() => wanted.push(view().state));
    await work(2 * hour);
    core.simulator.control.endSessions();
    await work(41 * minute);
    const [wish] = core.notifier.wishes;
    wish?.onChosen?.();
    await core.settle();
    await signInAgain();
    wish?.onChosen?.();
    await core.settle();
    expect([wish?.button, wanted, view().state]).toEqual(['Sign in', ['starting', 'signed-in'], 'signed-in']);
  });

  it('has ended in silence when nothing was in use', async () => {
    core.simulator.control.endSessions();
    await core.advance(41 * minute);
    expect([view().state, titles()]).toEqual(['ended', []]);
  });

  it('is not learned from two refusals at one age, nor from three at different ones', async () => {
    await refusedAt(3 * hour);
    await refusedAt(3 * hour);
    await signInAgain();
    const afterTwo = end();
    await refusedAt(6 * hour);
    await signInAgain();
    expect([afterTwo, end()]).toEqual([null, null]);
  });

  it('is not learned from coming back after nights at the same hour', async () => {
    for (let night = 0; night < 4; night += 1) {
      if (view().state !== 'signed-in') await signInAgain();
      core.simulator.control.endSessions();
      core.clock.jump(15 * hour);
      core.latchkey.wake();
      await core.settle();
    }
    expect(core.settings.read().organisations[0]?.refusedAges ?? []).toEqual([]);
  });

  it('is not learned from signing out', async () => {
    for (let day = 0; day < 3; day += 1) {
      await core.advance(3 * hour);
      await core.latchkey.commands['sign-out']({ organisationId });
      await signInAgain();
    }
    expect(end()).toBeNull();
  });

  it('is not learned from a client registration that AWS has forgotten', async () => {
    for (let day = 0; day < 3; day += 1) {
      core.simulator.control.forgetRegistrations();
      await core.advance(41 * minute);
      await signInAgain();
    }
    expect(end()).toBeNull();
  });
});

describe('an end that is learned', () => {
  const learn = async (): Promise<void> => {
    for (let time = 0; time < 3; time += 1) await refusedAt(3 * hour);
    await signInAgain();
  };

  it('comes from three refusals at one age, and is about that age', async () => {
    await learn();
    const known = end();
    const about = ((known?.at ?? 0) - since()) / hour;
    expect([known?.kind, about > 2.9 && about < 3.7]).toEqual(['learned', true]);
  });

  it('is there at the next start', async () => {
    await learn();
    const next = core.create();
    await next.start();
    expect(organisationIn(next.snapshot()).signIn).toMatchObject({ end: { kind: 'learned' } });
  });

  it('is forgotten when a sign-in lasts longer', async () => {
    await learn();
    await core.advance(5 * hour);
    const after = end();
    await signInAgain();
    expect([after, end()]).toEqual([null, null]);
  });

  it('says of itself that it is about right', async () => {
    await learn();
    await work((end()?.at ?? 0) - since() - 9 * minute);
    expect(core.notifier.shown.at(-1)).toEqual({
      title: 'Sign-in to Northwind ends in about 10 minutes',
      text: expect.stringMatching(/^1 role stops renewing at about \d\d:\d\d\.$/u) as string,
    });
  });
});

describe('an end that is set', () => {
  it('is so long after the approval', async () => {
    await setLength(8 * hour);
    expect(end()).toEqual({ at: since() + 8 * hour, kind: 'set' });
  });

  it('is told ten and two minutes before while roles are in use, once each', async () => {
    await setLength(2 * hour);
    await work(hour + 59 * minute + 30 * second);
    expect(core.notifier.shown).toEqual([
      {
        title: 'Sign-in to Northwind ends in 10 minutes',
        text: expect.stringMatching(/^1 role stops renewing at/u) as string,
      },
      {
        title: 'Sign-in to Northwind ends in 2 minutes',
        text: expect.stringMatching(/^1 role stops renewing at/u) as string,
      },
    ]);
  });

  it('is not told when nothing is in use', async () => {
    await setLength(2 * hour);
    await core.advance(3 * hour);
    expect(titles()).toEqual([]);
  });

  it('is told once when both moments have passed in sleep', async () => {
    await setLength(2 * hour);
    await work(hour + 45 * minute);
    core.clock.jump(13 * minute + 30 * second);
    core.latchkey.wake();
    await core.advance(second);
    expect(titles()).toEqual(['Sign-in to Northwind ends in 1 minute']);
  });

  it('that has passed without a refusal is unknown', async () => {
    await setLength(2 * hour);
    await core.advance(2 * hour);
    expect([view().state, end()]).toEqual(['signed-in', null]);
  });
});

describe('the length that refusals agree on', () => {
  const age = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minutes) => minutes * minute);

  it('is none before there are three', () => {
    fc.assert(fc.property(fc.array(age, { maxLength: 2 }), (ages) => learnedLength(ages) === null));
  });

  it('is the middle one of the last three within ten minutes of it, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(age), fc.tuple(age, age, age), (before, last) => {
        const [first = 0, middle = 0, third = 0] = last.toSorted((one, other) => one - other);
        const agree = middle - first <= 10 * minute && third - middle <= 10 * minute;
        return learnedLength([...before, ...last]) === (agree ? middle : null);
      }),
    );
  });

  it('is of one organisation alone', () => {
    const settings = new MemorySettings();
    const record = {
      name: 'x',
      startUrl: 'https://x.awsapps.com/start',
      region: 'eu-west-1',
      signInWay: 'browser' as const,
      portalUrl: null,
      regionWorked: false,
      endpoints: plainEndpoints,
      browserCommand: null,
    };
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    settings.change({ organisations: [one, other].map((id) => ({ ...record, id })) });
    for (let time = 0; time < 3; time += 1) {
      new SignInLength(settings, one).refused(instant(0), instant(8 * hour - minute), instant(8 * hour));
    }
    const ends = [one, other].map((id) => new SignInLength(settings, id).end(instant(hour), instant(2 * hour)));
    expect(ends).toEqual([{ at: 9 * hour, kind: 'learned' }, null]);
  });
});
