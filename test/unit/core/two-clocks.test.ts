import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { plainOrganisationSettings } from '../../harness/builders.ts';
import { hour, instant, minute, second } from '../../../electron/core/time/instant.ts';
import { learnedLength, SignInLength } from '../../../electron/core/sign-in/sign-in-length.ts';
import { MemorySettings } from '../../harness/ports.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, readOnlyRole, type RunningCore } from '../../harness/running-core.ts';

const view = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const end = (core: RunningCore) => {
  const signedIn = view(core);
  return signedIn.state === 'signed-in' ? signedIn.end : undefined;
};
const since = (core: RunningCore) => {
  const signedIn = view(core);
  return signedIn.state === 'signed-in' ? signedIn.since : 0;
};
const copy = (core: RunningCore, organisationId: string) =>
  core.latchkey.perform({ kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' }, 'tray');
const titles = (core: RunningCore) => core.notifier.shown.map(({ title }) => title);

async function signInAgain(core: RunningCore, organisationId: string): Promise<void> {
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(2 * second);
}

/** Signs in, and is refused when the sessions of AWS are this old (ms) or a little later. */
async function refusedAt(core: RunningCore, organisationId: string, age: number): Promise<void> {
  if (view(core).state !== 'signed-in') await signInAgain(core, organisationId);
  await core.advance(age - minute - (core.clock.now() + core.latchkey.snapshot().clockOffset - since(core)));
  core.simulator.control.endSessions();
  await core.advance(41 * minute);
}

/** A length (ms) is set for the organisation, before it is signed in to anew. */
async function setLength(core: RunningCore, organisationId: string, sessionLengthMs: number): Promise<void> {
  const organisations = core.settings.read().organisations.map((record) => ({ ...record, sessionLengthMs }));
  core.settings.change({ organisations });
  await signInAgain(core, organisationId);
}

/** Goes on for so long (ms) with a role in use. */
async function work(core: RunningCore, organisationId: string, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 30 * minute) {
    await copy(core, organisationId);
    await core.advance(Math.min(left, 30 * minute));
  }
}

describe('an end that is unknown', () => {
  it.for([1, 8, 12])('stays so until AWS refuses, when a session of AWS lasts %i h', async (hours, { core }) => {
    core.simulator.control.setSessionLength(hours * hour, true);
    const seen = new Set<unknown>();
    for (let minutes = 0; minutes < hours * 60 - 5; minutes += 5) {
      seen.add(end(core));
      await core.advance(5 * minute);
    }
    await core.advance(hour);
    expect({ seen: [...seen], state: view(core).state, titles: titles(core) }).toEqual({
      seen: [null],
      state: 'ended',
      titles: [],
    });
  });

  it('is not told by the end of the access token, even when nothing can refresh it', async ({ core }) => {
    core.http.offline = true;
    await core.advance(59 * minute);
    expect({ end: end(core), titles: titles(core) }).toEqual({ end: null, titles: [] });
  });

  it('tells nothing beforehand of a role in use, and once that it has ended', async ({ core, organisationId }) => {
    await work(core, organisationId, 2 * hour);
    core.simulator.control.endSessions();
    await work(core, organisationId, 41 * minute);
    await core.advance(3 * hour);
    expect(core.notifier.shown).toEqual([
      {
        title: 'Sign-in to Northwind has ended',
        text: expect.stringMatching(/^The last credentials work until \d\d:\d\d\.$/u) as string,
      },
    ]);
  });

  it('begins anew at a click on the notification, once, and not for one that is over', async ({
    core,
    organisationId,
  }) => {
    const wanted: string[] = [];
    core.latchkey.onWindowWanted(() => wanted.push(view(core).state));
    await work(core, organisationId, 2 * hour);
    core.simulator.control.endSessions();
    await work(core, organisationId, 41 * minute);
    const [wish] = core.notifier.wishes;
    wish?.onClicked?.();
    await core.settle();
    await signInAgain(core, organisationId);
    wish?.onClicked?.();
    await core.settle();
    expect({ button: wish?.button, wanted, state: view(core).state }).toEqual({
      button: 'Sign in',
      wanted: ['starting', 'signed-in'],
      state: 'signed-in',
    });
  });

  it('has ended in silence when nothing was in use', async ({ core }) => {
    core.simulator.control.endSessions();
    await core.advance(41 * minute);
    expect({ state: view(core).state, titles: titles(core) }).toEqual({ state: 'ended', titles: [] });
  });

  it('is not learned from two refusals at one age, nor from three at different ones', async ({
    core,
    organisationId,
  }) => {
    await refusedAt(core, organisationId, 3 * hour);
    await refusedAt(core, organisationId, 3 * hour);
    await signInAgain(core, organisationId);
    const afterTwo = end(core);
    await refusedAt(core, organisationId, 6 * hour);
    await signInAgain(core, organisationId);
    expect({ afterTwo, end: end(core) }).toEqual({ afterTwo: null, end: null });
  });

  it('is not learned from coming back after nights at the same hour', async ({ core, organisationId }) => {
    for (let night = 0; night < 4; night += 1) {
      if (view(core).state !== 'signed-in') await signInAgain(core, organisationId);
      core.simulator.control.endSessions();
      core.clock.jump(15 * hour);
      core.latchkey.wake();
      await core.settle();
    }
    expect(core.settings.read().organisations[0]?.refusedAges ?? []).toEqual([]);
  });

  it('is not learned from signing out', async ({ core, organisationId }) => {
    for (let day = 0; day < 3; day += 1) {
      await core.advance(3 * hour);
      await core.latchkey.commands['sign-out']({ organisationId });
      await signInAgain(core, organisationId);
    }
    expect(end(core)).toBeNull();
  });

  it('is not learned from a client registration that AWS has forgotten', async ({ core, organisationId }) => {
    for (let day = 0; day < 3; day += 1) {
      core.simulator.control.forgetRegistrations();
      await core.advance(41 * minute);
      await signInAgain(core, organisationId);
    }
    expect(end(core)).toBeNull();
  });
});

describe('an end that is learned', () => {
  const learn = async (core: RunningCore, organisationId: string): Promise<void> => {
    for (let time = 0; time < 3; time += 1) await refusedAt(core, organisationId, 3 * hour);
    await signInAgain(core, organisationId);
  };

  it('comes from three refusals at one age, and is about that age', async ({ core, organisationId }) => {
    await learn(core, organisationId);
    const known = end(core);
    const about = ((known?.at ?? 0) - since(core)) / hour;
    expect({ knownKind: known?.kind, aboutInRange: about > 2.9 && about < 3.7 }).toEqual({
      knownKind: 'learned',
      aboutInRange: true,
    });
  });

  it('is there at the next start', async ({ core, organisationId }) => {
    await learn(core, organisationId);
    const next = core.create();
    await next.start();
    expect(organisationIn(next.snapshot()).signIn).toMatchObject({ end: { kind: 'learned' } });
  });

  it('is forgotten when a sign-in lasts longer', async ({ core, organisationId }) => {
    await learn(core, organisationId);
    await core.advance(5 * hour);
    const after = end(core);
    await signInAgain(core, organisationId);
    expect({ after, end: end(core) }).toEqual({ after: null, end: null });
  });

  it('says of itself that it is about right', async ({ core, organisationId }) => {
    await learn(core, organisationId);
    await work(core, organisationId, (end(core)?.at ?? 0) - since(core) - 9 * minute);
    expect(core.notifier.shown.at(-1)).toEqual({
      title: 'Sign-in to Northwind ends in about 10 minutes',
      text: expect.stringMatching(/^1 role stops renewing at about \d\d:\d\d\.$/u) as string,
    });
  });
});

describe('an end that is set', () => {
  it('is so long after the approval', async ({ core, organisationId }) => {
    await setLength(core, organisationId, 8 * hour);
    expect(end(core)).toEqual({ at: since(core) + 8 * hour, kind: 'set' });
  });

  it('is told ten and two minutes before while roles are in use, once each', async ({ core, organisationId }) => {
    await setLength(core, organisationId, 2 * hour);
    await work(core, organisationId, hour + 59 * minute + 30 * second);
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

  it('is not told when nothing is in use', async ({ core, organisationId }) => {
    await setLength(core, organisationId, 2 * hour);
    await core.advance(3 * hour);
    expect(titles(core)).toEqual([]);
  });

  it('is told once when both moments have passed in sleep', async ({ core, organisationId }) => {
    await setLength(core, organisationId, 2 * hour);
    await work(core, organisationId, hour + 45 * minute);
    core.clock.jump(13 * minute + 30 * second);
    core.latchkey.wake();
    await core.advance(second);
    expect(titles(core)).toEqual(['Sign-in to Northwind ends in 1 minute']);
  });

  it('that has passed without a refusal is unknown', async ({ core, organisationId }) => {
    await setLength(core, organisationId, 2 * hour);
    await core.advance(2 * hour);
    expect({ state: view(core).state, end: end(core) }).toEqual({ state: 'signed-in', end: null });
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
      ...plainOrganisationSettings,
      portalUrl: null,
      regionWorked: false,
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
